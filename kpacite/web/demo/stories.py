"""What happens at La Cape and at Le Fil. Days are counted from today."""

from kpacite.web.demo.cast import DUVAL, LE_PHARE, LENOIR, TOWN_HALL, Customer
from kpacite.web.demo.life import Gift, Wish
from kpacite.web.demo.orders import Bought, Hand, Order

KITCHEN = "Cuisine de La Cape"

GIFTS = (
    Gift(
        -210, "ines", "communication", 180, "Un stand au marché, avec des papiers à donner.",
        key="market-stand", thanks=(("amina", "Merci, la mairie a pris un papier !"), ("rosa", "")),
    ),
    Gift(
        -172, "ines", "communication", 120, "Des affiches dans les commerces de la rue.",
        key="posters", thanks=(("thi-mai", "Merci d’avoir marché sous la pluie."),),
    ),
    Gift(
        -140, "yacine", "teaching", 90, "J’ai montré à Jordan comment nettoyer un écran.",
        thanks=(("jordan", "Merci, j’ai compris."),),
    ),
    Gift(
        -96, "rosa", "cleaning", 120, "La réserve est rangée, les étiquettes sont faites.",
        thanks=(("amina", "On retrouve tout !"), ("thi-mai", "Merci Rosa.")),
    ),
    Gift(
        -64, "fatoumata", "teaching", 120, "J’ai appris à Amina à lire les comptes.",
        thanks=(("amina", "Merci, je comprends le compte 411."),),
    ),
    Gift(
        -21, "amina", "communication", 60, "J’ai parlé de La Cape à la réunion de l’école.",
        question=("yacine", "Est-ce que tu as laissé des papiers ?"),
        answer="Oui, une trentaine, à l’accueil.",
    ),
    Gift(
        -9, "jordan", "cleaning", 60, "Les vitres de l’atelier.",
        thanks=(("yacine", "Merci, on voit la rue maintenant."),),
    ),
    Gift(
        -5, "thi-mai", "organisation", 240, "Les comptes du mois avec la coop d’emploi.",
        question=("ines", "Quatre heures, c’est beaucoup : que peut-on simplifier ?"),
    ),
    Gift(
        -2, "rosa", "welcome", 150, "L’accueil de la porte ouverte.",
        thanks=(("fatoumata", "Deux voisins veulent revenir !"),),
    ),
)  # fmt: skip
MEETINGS = (
    Gift(-200, "fatoumata", "organisation", 60, "La réunion des deux semaines."),
    Gift(-200, "amina", "organisation", 60, "La réunion des deux semaines."),
    Gift(-200, "yacine", "organisation", 60, "La réunion des deux semaines."),
)

ORDERS = (
    Order(
        LE_PHARE, "Goûter des familles", "Un goûter pour quarante enfants, sans fruits à coque.",
        "cuisine", (("gouter", 40),),
        (
            Hand("thi-mai", "carry", 300, 4), Hand("rosa", "help", 240, 3),
            Hand("jordan", "learn", 180, 2),
        ),
        service=-178, bought=(Bought("Farine, beurre, fruits", 5200, "rosa"),),
        place="Le Phare, 3 rue du Canal", heard="market", brought_by="market-stand",
        pays_after=(18,),
    ),
    Order(
        DUVAL, "Soixante sacs imprimés", "Soixante sacs avec notre dessin, deux couleurs.",
        "serigraphie", (("sacs", 60),),
        (
            Hand("yacine", "carry", 480, 5), Hand("ines", "help", 240, 2),
            Hand("jordan", "learn", 240, 2),
        ),
        service=-141, bought=(Bought("Sacs et encres", 15_600),), place="Atelier de La Cape",
        heard="flyer", heard_note="Une affiche chez la boulangère.", brought_by="posters",
        pays_after=(28,),
    ),
    Order(
        TOWN_HALL, "Buffet de soixante personnes", "Un buffet pour soixante personnes, à midi.",
        "cuisine", (("buffet", 60), ("tartes", 4)),
        (
            Hand("amina", "carry", 540, 5), Hand("thi-mai", "help", 480, 4),
            Hand("rosa", "help", 360, 3), Hand("jordan", "learn", 240, 2),
        ),
        service=-104,
        bought=(Bought("Marché", 17_800, "amina"), Bought("Boulangerie", 6200, "thi-mai")),
        place="Salle des fêtes, rue du Parc", heard="market",
        heard_note="Le papier du stand, gardé au bureau.", brought_by="market-stand",
        pays_after=(20, 38),
    ),
    Order(
        LE_PHARE, "Atelier sérigraphie", "Un atelier avec douze jeunes, un mercredi.",
        "serigraphie", (("atelier", 2),),
        (Hand("yacine", "carry", 420, 3), Hand("jordan", "learn", 420, 2),
         Hand("ines", "help", 120, 1)),
        service=-74, bought=(Bought("Encres et papier", 5400, "yacine"),),
        place="Le Phare, 3 rue du Canal", heard="again", pays_after=(22,),
    ),
    Order(
        LENOIR, "L’anniversaire de Madame Lenoir", "Six tartes pour mes soixante-dix ans.",
        "cuisine", (("tartes", 6),),
        (Hand("rosa", "carry", 240, 3), Hand("amina", "help", 60, 1),
         Hand("jordan", "learn", 180, 2)),
        service=-58, bought=(Bought("Légumes et œufs", 2950, "rosa"),), place=KITCHEN,
        heard="place", pays_after=(3,),
    ),
    # Late: the client has not paid, and thirty days have passed.
    Order(
        DUVAL, "Affiches de la fête", "Quatre-vingts affiches, deux couleurs.",
        "serigraphie", (("affiches", 80),),
        (Hand("yacine", "carry", 600, 3), Hand("ines", "help", 300, 2),
         Hand("jordan", "learn", 240, 1)),
        service=-47, bought=(Bought("Papier", 7600),), place="Atelier de La Cape", heard="again",
        pays_after=(), reminded_after=38,
    ),
    # Paid two days ago: the sharing waits for those who have not spoken.
    Order(
        TOWN_HALL, "Buffet du conseil citoyen", "Un buffet pour quarante personnes, le soir.",
        "cuisine", (("buffet", 40),),
        (
            Hand("amina", "carry", 420, 4), Hand("thi-mai", "help", 360, 3),
            Hand("rosa", "help", 240, 2), Hand("jordan", "learn", 240, 2),
        ),
        service=-30, bought=(Bought("Marché", 14_200, "thi-mai"),),
        place="Mairie de quartier, 17 Grand-Place", heard="again", pays_after=(26,),
        silent=("jordan", "rosa"),
    ),
    # This week, with a place to learn that nobody has taken.
    Order(
        LE_PHARE, "Repas de rentrée du Phare", "Un repas pour vingt-cinq personnes.",
        "cuisine", (("buffet", 25),),
        (Hand("thi-mai", "carry", 300, 3), Hand("amina", "help", 300, 3)),
        service=3, place="Le Phare, 3 rue du Canal", heard="again",
    ),
    # Sent: the client has the link, and has not answered.
    Order(
        DUVAL, "Sacs pour les vœux", "Cent sacs pour nos clients, avant les vœux.",
        "serigraphie", (("sacs", 100),),
        (Hand("yacine", "carry", 720, 5), Hand("ines", "help", 360, 3),
         Hand("jordan", "learn", 300, 2)),
        service=18, bought=(Bought("Sacs et encres", 26_000),), place="Atelier de La Cape",
        heard="again",
    ),
    # Written: somebody else must read it, and then the coop d’emploi, above the ceiling.
    Order(
        TOWN_HALL, "Buffet des vœux du quartier", "Un buffet pour cent vingt personnes.",
        "cuisine", (("buffet", 120),),
        (
            Hand("amina", "carry", 900, 5), Hand("thi-mai", "help", 720, 4),
            Hand("rosa", "help", 480, 3), Hand("jordan", "learn", 360, 2),
        ),
        service=21, bought=(Bought("Marché", 48_000),), place="Salle des fêtes, rue du Parc",
        heard="again",
    ),
)  # fmt: skip
# Asked yesterday; one doubt is open, and nobody is with the person who carries.
IN_TRIAGE = Order(
    Customer(
        "ecole", "B2G_FR", "École Jules-Ferry", "Madame Martin", "2 rue Jules-Ferry", "59100",
        "Roubaix", "03 53 01 10 50",
    ),
    "La fête de l’école", "Un goûter pour la fête de l’école : quatre-vingts enfants.",
    "cuisine", (("gouter", 80),), (Hand("rosa", "carry", 0, 1),), service=32, heard="word",
    heard_note="Une maman m’a parlé de vous.",
)  # fmt: skip

WISHES = (
    Wish(-70, "thi-mai", "ask", 4000, "Pour les courses du mois"),
    Wish(-12, "yacine", "keep", 5000, "Un mois sans atelier"),
    Wish(-3, "amina", "ask", 12_000),
)

FIL_GIFTS = (
    Gift(-80, "solene", "communication", 120, "Un papier dans chaque boîte de la rue.", key="fil"),
    Gift(
        -6, "bruno", "cleaning", 60, "Les machines sont huilées.",
        thanks=(("karim", "Merci Bruno."),),
    ),
)  # fmt: skip
FIL_ORDERS = (
    Order(
        Customer(
            "theatre", "ORG_NOT_TAXABLE", "Théâtre du Coin", "Madame Roy", "12 rue de Gand",
            "59200", "Tourcoing", "03 53 01 20 10",
        ),
        "Trente coussins", "Trente coussins pour notre salle.", "couture", (("coussins", 30),),
        (Hand("karim", "carry", 900, 3), Hand("solene", "help", 600, 2),
         Hand("bruno", "learn", 300, 1)),
        service=-40, bought=(Bought("Mousse", 9000, "karim"),),
        place="Théâtre du Coin, 12 rue de Gand", heard="flyer", brought_by="fil",
        pays_after=(20,),
    ),
    Order(
        Customer(
            "fanfare", "ORG_NOT_TAXABLE", "La Fanfare du Nord", "Monsieur Leroy",
            "8 rue de la Cloche", "59200", "Tourcoing", "03 53 01 20 20",
        ),
        "Retouches des costumes", "Seize costumes à reprendre.", "couture", (("retouche", 16),),
        (Hand("solene", "carry", 420, 2), Hand("karim", "help", 120, 1),
         Hand("bruno", "learn", 180, 1)),
        service=9, place="Atelier du Fil", heard="word",
    ),
)  # fmt: skip
