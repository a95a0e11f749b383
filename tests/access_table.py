"""Who sees what: each address of the site, and what each kind of person meets there.

    address      method   the person concerned   who holds the role
    200 the page · 302 sent elsewhere (to the door, or after a gesture) · 403 seen, not allowed ·
    404 not there for them · 422 the form says what is missing

`concerned` is the member whom the thing is about, `holder` the one who holds the role that acts.
Everything is at La Cape. The client follows a link that was sent to them; others try a false one.
"""

KINDS = ("visitor", "stranger", "member", "concerned", "holder", "referent", "client")
WORDS = {
    "visitor": "une visiteuse",
    "stranger": "membre d’une autre coop",
    "member": "membre",
    "concerned": "la personne concernée",
    "holder": "qui tient le rôle",
    "referent": "la référente de la coop d’emploi",
    "client": "le client, par son lien",
}
TABLE = """
"""
