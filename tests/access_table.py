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
# The doors
account_change_password                  GET  amina    thi-mai  302 200 200 200 200 200 302
account_confirm_login_code               GET  amina    thi-mai  302 302 302 302 302 302 302
account_email                            GET  amina    thi-mai  302 302 302 302 302 302 302
account_inactive                         GET  amina    thi-mai  200 200 200 200 200 200 200
account_login                            GET  amina    thi-mai  200 302 302 302 302 302 200
account_logout                           GET  amina    thi-mai  302 200 200 200 200 200 302
account_reauthenticate                   GET  amina    thi-mai  302 200 200 200 200 200 302
account_request_login_code               GET  amina    thi-mai  200 302 302 302 302 302 200
account_reset_password                   GET  amina    thi-mai  200 200 200 200 200 200 200
account_reset_password_done              GET  amina    thi-mai  200 200 200 200 200 200 200
account_reset_password_from_key          GET  amina    thi-mai  200 200 200 200 200 200 200
account_reset_password_from_key_done     GET  amina    thi-mai  200 200 200 200 200 200 200
account_set_password                     GET  amina    thi-mai  302 302 302 302 302 302 302
account_signup                           GET  amina    thi-mai  200 302 302 302 302 302 200
# The name: members; the public reads the rule
brand:brand.show                         GET  ines     thi-mai  302 404 200 200 200 404 302
brand:kits.mention                       GET  yacine   thi-mai  302 404 200 200 200 404 302
brand:kits.png                           GET  ines     thi-mai  302 404 200 200 200 404 302
brand:kits.prices                        GET  ines     thi-mai  302 404 200 200 200 404 302
brand:kits.svg                           GET  ines     thi-mai  302 404 200 200 200 404 302
brand:outings.edit                       GET  yacine   thi-mai  302 404 403 200 403 404 302
brand:outings.index                      GET  ines     thi-mai  302 404 200 200 200 404 302
brand:outings.new                        GET  ines     thi-mai  302 404 200 200 200 404 302
brand:outings.remove                     GET  yacine   thi-mai  302 404 403 200 403 404 302
brand:outings.show                       GET  yacine   thi-mai  302 404 200 200 200 404 302
brand:uses.show                          GET  ines     thi-mai  200 200 200 200 200 200 200
# A conflict that talking ended: those it is between, and nobody else
governance:conflict_steps.ask            GET  yacine   thi-mai  302 404 404 200 404 404 302
governance:conflict_steps.conclude       GET  yacine   thi-mai  302 404 404 200 404 404 302
governance:conflict_steps.hear           GET  yacine   thi-mai  302 404 404 200 404 404 302
governance:conflict_steps.new            GET  yacine   thi-mai  302 404 404 200 404 404 302
governance:conflicts.index               GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:conflicts.new                 GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:conflicts.pdf                 GET  yacine   thi-mai  302 404 404 200 404 404 302
governance:conflicts.remove              GET  yacine   thi-mai  302 404 404 200 404 404 302
governance:conflicts.show                GET  yacine   thi-mai  302 404 404 200 404 404 302
# Resting, leaving: the person alone. Nobody of La Cape rests, nobody has left
joining:departures.entry                 GET  rosa     thi-mai  302 404 200 302 200 404 302
joining:departures.new                   GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:departures.remove                GET  rosa     thi-mai  302 404 404 200 404 404 302
joining:departures.show                  GET  rosa     thi-mai  302 404 404 200 404 404 302
joining:goodbyes.new                     GET  rosa     thi-mai  302 404 404 200 404 404 302
joining:goodbyes.show                    GET  rosa     thi-mai  302 404 404 404 404 404 302
joining:pauses.new                       GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:pauses.remove                    POST rosa     thi-mai  302 404 404 404 404 404 302
joining:settlements.new                  GET  rosa     thi-mai  302 404 404 200 404 404 302
# Somebody of whom there is no news: they answer, the others take news
joining:quiet_calls.index                GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:quiet_calls.show                 GET  rosa     thi-mai  302 404 404 200 404 404 302
joining:quiet_calls.take                 POST rosa     thi-mai  302 404 302 404 302 404 302
# The coop: its people, its charter
coops:charters.show                      GET  amina    thi-mai  302 404 200 200 200 404 302
coops:charters.index                     GET  amina    thi-mai  302 404 200 200 200 404 302
coops:charters.compare                   GET  amina    thi-mai  302 404 200 200 200 404 302
coops:charters.paper                     GET  amina    thi-mai  302 404 200 200 200 404 302
coops:charters.version                   GET  amina    thi-mai  302 404 200 200 200 404 302
coops:charters.pdf                       GET  amina    thi-mai  302 404 200 200 200 404 302
coops:charters.evidence                  GET  amina    thi-mai  302 404 200 200 200 404 302
coops:members.index                      GET  amina    thi-mai  302 404 200 200 200 404 302
# The directory; those who want to come: their own page by a link, the members who answer
coops:directory.index                    GET  rosa     thi-mai  200 200 200 200 200 200 200
joining:admissions.new                   GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:admissions.remove                GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:answers.approve                  POST rosa     thi-mai  302 404 422 422 422 404 302
joining:answers.new                      GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:answers.word                     POST rosa     thi-mai  302 404 422 422 422 404 302
joining:applications.index               GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:applications.new                 GET  rosa     thi-mai  200 200 200 200 200 200 200
joining:applications.note                GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:applications.say                 POST rosa     thi-mai  302 404 422 422 422 404 302
joining:applications.show                GET  rosa     thi-mai  302 404 200 200 200 404 302
# Who typed it, or who leads the meetings
joining:applications.slip                GET  rosa     yacine   302 404 200 200 403 404 302
# She recorded no voice
joining:applications.voice               GET  rosa     thi-mai  302 404 404 404 404 404 302
joining:commitments.edit                 POST rosa     thi-mai  302 404 404 404 404 404 302
joining:commitments.new                  POST rosa     thi-mai  302 404 422 422 422 404 302
joining:discoveries.came                 POST rosa     thi-mai  302 404 302 302 302 404 302
joining:discoveries.index                GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:discoveries.invite               POST rosa     thi-mai  302 404 404 404 404 404 302
joining:discoveries.new                  GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:discoveries.remove               GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:discoveries.show                 GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:figures.show                     GET  rosa     thi-mai  302 404 200 200 200 404 302
joining:followed.accept                  POST rosa     thi-mai  404 404 404 404 404 404 404
joining:followed.come                    POST rosa     thi-mai  404 404 404 404 404 404 302
joining:followed.edit                    GET  rosa     thi-mai  404 404 404 404 404 404 200
joining:followed.index                   GET  rosa     thi-mai  200 200 200 200 200 200 200
joining:followed.look_again              POST rosa     thi-mai  404 404 404 404 404 404 422
joining:followed.propose                 POST rosa     thi-mai  404 404 404 404 404 404 422
joining:followed.remove                  GET  rosa     thi-mai  404 404 404 404 404 404 200
joining:followed.say                     POST rosa     thi-mai  404 404 404 404 404 404 422
joining:followed.show                    GET  rosa     thi-mai  404 404 404 404 404 404 200
# With one’s own account only
joining:followed.tie                     POST rosa     thi-mai  302 404 404 404 404 404 302
joining:followed.voice                   GET  rosa     thi-mai  404 404 404 404 404 404 404
# Another member than the one who noted « pas maintenant »
joining:second_looks.edit                GET  yacine   jordan   302 404 200 403 200 404 302
joining:second_looks.new                 POST yacine   jordan   302 404 302 302 302 404 302
# Meetings, things to do, elections, roles (Inès leads the election; Jordan learns the quotes)
governance:actions.edit                  GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:actions.finish                POST yacine   thi-mai  302 404 302 302 302 404 302
governance:actions.index                 GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:actions.new                   GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:actions.remove                GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:attendances.edit              GET  amina    thi-mai  302 404 200 200 200 404 302
governance:elections.answer              POST ines     thi-mai  302 404 404 404 404 404 302
governance:elections.edit                POST ines     thi-mai  302 404 422 422 422 404 302
governance:elections.index               GET  ines     thi-mai  302 404 200 200 200 404 302
governance:elections.lead                POST ines     thi-mai  302 404 302 302 302 404 302
governance:elections.name                POST ines     thi-mai  302 404 422 422 422 404 302
governance:elections.new                 GET  ines     thi-mai  302 404 200 200 200 404 302
governance:elections.propose             POST ines     thi-mai  302 404 422 422 422 404 302
governance:elections.remove              GET  ines     thi-mai  302 404 403 200 403 404 302
governance:elections.show                GET  ines     thi-mai  302 404 200 200 200 404 302
governance:handovers.move                POST jordan   thi-mai  302 404 403 422 403 404 302
governance:lives.new                     POST amina    thi-mai  302 404 302 302 302 404 302
governance:lives.show                    GET  amina    thi-mai  302 404 200 200 200 404 302
governance:meetings.edit                 GET  amina    thi-mai  302 404 200 200 200 404 302
governance:meetings.index                GET  amina    thi-mai  302 404 200 200 200 404 302
governance:meetings.lead                 GET  amina    thi-mai  302 404 200 200 200 404 302
governance:meetings.new                  GET  amina    thi-mai  302 404 200 200 200 404 302
governance:meetings.remove               GET  amina    thi-mai  302 404 200 200 200 404 302
governance:meetings.sheet                GET  amina    thi-mai  302 404 200 200 200 404 302
governance:meetings.show                 GET  amina    thi-mai  302 404 200 200 200 404 302
governance:minutes.correct               POST amina    thi-mai  302 404 422 422 422 404 302
governance:minutes.new                   GET  amina    thi-mai  302 404 200 200 200 404 302
governance:minutes.pdf                   GET  amina    thi-mai  302 404 200 200 200 404 302
governance:minutes.proof                 GET  amina    thi-mai  302 404 200 200 200 404 302
governance:minutes.sign                  POST amina    thi-mai  302 404 422 422 422 404 302
governance:points.decide                 POST amina    thi-mai  302 404 422 422 422 404 302
governance:points.edit                   GET  jordan   thi-mai  302 404 200 200 200 404 302
governance:points.fill                   POST amina    thi-mai  302 404 302 302 302 404 302
governance:points.finish                 POST amina    thi-mai  302 404 302 302 302 404 302
governance:points.move                   POST jordan   thi-mai  302 404 302 302 302 404 302
governance:points.new                    GET  amina    thi-mai  302 404 200 200 200 404 302
governance:points.promise                POST amina    thi-mai  302 404 422 422 422 404 302
governance:points.remove                 POST jordan   thi-mai  302 404 302 302 302 404 302
governance:points.show                   GET  amina    thi-mai  302 404 302 302 302 404 302
governance:points.take_up                POST amina    thi-mai  302 404 302 302 302 404 302
governance:points.write                  POST amina    thi-mai  302 404 302 302 302 404 302
governance:roles.hand_over               GET  jordan   amina    302 404 200 200 200 404 302
governance:roles.new                     GET  jordan   amina    302 404 200 200 200 404 302
governance:roles.show                    GET  jordan   amina    302 404 200 200 200 404 302
# Rules, decisions, roles
governance:decisions.export              GET  amina    thi-mai  302 404 200 200 200 404 302
governance:decisions.public              GET  amina    thi-mai  200 200 200 200 200 200 200
governance:decisions.publish             POST amina    thi-mai  302 404 302 302 302 404 302
governance:effects.confirm               GET  amina    thi-mai  302 404 200 200 200 404 302
governance:effects.retry                 POST amina    thi-mai  302 404 422 422 422 404 302
governance:returns.new                   POST amina    thi-mai  302 404 302 302 302 404 302
governance:reviews.index                 GET  amina    thi-mai  302 404 200 200 200 404 302
governance:reviews.new                   GET  amina    thi-mai  302 404 200 200 200 404 302
governance:rule_changes.new              GET  amina    thi-mai  302 404 200 200 200 404 302
governance:rules.compare                 GET  amina    thi-mai  302 404 200 200 200 404 302
governance:rules.print                   GET  amina    thi-mai  302 404 200 200 200 404 302
governance:rules.public                  GET  amina    thi-mai  200 200 200 200 200 200 200
governance:rules.show                    GET  amina    thi-mai  302 404 200 200 200 404 302
governance:type_changes.new              GET  amina    thi-mai  302 404 200 200 200 404 302
governance:types.index                   GET  amina    thi-mai  302 404 200 200 200 404 302
governance:types.show                    GET  amina    thi-mai  302 404 200 200 200 404 302
governance:decisions.index               GET  amina    thi-mai  302 404 200 200 200 404 302
governance:decisions.show                GET  amina    thi-mai  302 404 200 200 200 404 302
governance:roles.index                   GET  amina    thi-mai  302 404 200 200 200 404 302
governance:rules.index                   GET  amina    thi-mai  302 404 200 200 200 404 302
# Proposals: Yacine bears this one, Fatoumata facilitates
governance:closings.decide               POST yacine   thi-mai  302 404 422 422 403 404 302
governance:closings.new                  POST yacine   thi-mai  302 404 422 422 403 404 302
governance:closings.stop                 POST yacine   thi-mai  302 404 422 422 403 404 302
governance:objections.answer             POST yacine   thi-mai  302 404 422 422 422 404 302
governance:objections.settle             POST yacine   thi-mai  302 404 422 422 422 404 302
governance:objections.show               GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:objections.withdraw           POST yacine   thi-mai  302 404 422 422 422 404 302
governance:papers.new                    GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:papers.sheet                  GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:positions.edit                GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:positions.new                 POST yacine   thi-mai  302 404 422 422 422 404 302
governance:proposals.index               GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:proposals.new                 GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:proposals.remove              GET  yacine   thi-mai  302 404 403 200 403 404 302
governance:proposals.share               POST yacine   thi-mai  302 404 403 422 403 404 302
governance:proposals.show                GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:remarks.index                 GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:remarks.new                   POST yacine   thi-mai  302 404 422 422 422 404 302
governance:rounds.new                    GET  yacine   thi-mai  302 404 200 200 403 404 302
governance:tables.next                   POST yacine   thi-mai  302 404 302 302 403 404 302
governance:tables.note                   POST yacine   thi-mai  302 404 404 404 403 404 302
governance:tables.show                   GET  yacine   thi-mai  302 404 200 200 403 404 302
governance:versions.index                GET  yacine   thi-mai  302 404 200 200 200 404 302
governance:versions.new                  GET  yacine   thi-mai  302 404 403 200 403 404 302
# The host: its officers only
hosts:answers.new                        GET  amina    marc     302 404 404 404 200 200 302
hosts:books.fec                          GET  amina    marc     302 404 404 404 200 200 302
hosts:bounds.index                       GET  amina    marc     302 404 404 404 200 200 302
hosts:bounds.new                         GET  amina    marc     302 404 404 404 200 200 302
hosts:books.show                         GET  amina    marc     302 404 404 404 200 200 302
hosts:clearances.index                   GET  amina    marc     302 404 404 404 200 200 302
hosts:clearances.new                     GET  amina    marc     302 404 404 404 200 200 302
hosts:contracts.edit                     GET  amina    marc     302 404 404 404 200 200 302
hosts:contracts.index                    GET  amina    marc     302 404 404 404 200 200 302
hosts:contracts.new                      GET  amina    marc     302 404 404 404 200 200 302
hosts:contracts.show                     GET  amina    marc     302 404 404 404 200 200 302
hosts:coops.index                        GET  amina    marc     302 404 404 404 200 200 302
hosts:entries.index                      GET  amina    marc     302 404 404 404 200 200 302
hosts:hosts.show                         GET  amina    marc     302 404 404 404 200 200 302
hosts:renewals.new                       GET  amina    marc     302 404 404 404 200 200 302
hosts:scales.index                       GET  amina    marc     302 404 404 404 200 200 302
hosts:signatures.new                     GET  amina    marc     302 404 404 404 200 200 302
# One’s own settings; the demo’s door is shut outside a demo
people:demo.enter                        POST amina    thi-mai  404 404 404 404 404 404 404
people:me.edit                           GET  amina    thi-mai  302 200 200 200 200 200 302
# One’s own data; the archive is not made yet, who answers works at the host
privacy:archives.new                     POST ines     thi-mai  302 302 302 302 302 302 302
privacy:archives.show                    GET  yacine   thi-mai  302 404 404 404 404 404 302
privacy:corrections.new                  GET  ines     thi-mai  302 200 200 200 200 200 302
privacy:data.show                        GET  ines     thi-mai  302 200 200 200 200 200 302
privacy:erasures.new                     GET  ines     thi-mai  302 200 200 200 200 200 302
privacy:erasures.show                    GET  ines     thi-mai  200 200 200 200 200 200 200
privacy:notices.show                     GET  ines     thi-mai  200 200 200 200 200 200 200
privacy:proofs.new                       GET  ines     thi-mai  302 200 200 200 200 200 302
privacy:readings.index                   GET  rosa     thi-mai  302 200 200 200 200 200 302
privacy:register.show                    GET  ines     thi-mai  302 200 200 200 200 200 302
privacy:register.table                   GET  ines     thi-mai  302 200 200 200 200 200 302
privacy:removals.index                   GET  ines     thi-mai  302 200 200 200 200 200 302
privacy:requests.edit                    GET  ines     thi-mai  302 404 404 404 404 200 302
privacy:requests.index                   GET  ines     thi-mai  302 404 404 404 404 200 302
# Prices
sales:catalogue.edit                     GET  amina    yacine   302 404 200 200 200 404 302
sales:catalogue.index                    GET  amina    yacine   302 404 200 200 200 404 302
sales:catalogue.new                      GET  amina    yacine   302 404 200 200 200 404 302
sales:catalogue.remove                   POST amina    yacine   302 404 302 302 302 404 302
# The client, by their link
sales:client_invoices.pdf                GET  amina    thi-mai  404 404 404 404 404 404 200
sales:client_invoices.show               GET  amina    thi-mai  404 404 404 404 404 404 200
sales:client_quotes.answer               POST amina    thi-mai  404 404 404 404 404 404 422
sales:client_quotes.pdf                  GET  amina    thi-mai  404 404 404 404 404 404 200
sales:client_quotes.show                 GET  amina    thi-mai  404 404 404 404 404 404 200
sales:client_quotes.withdraw             GET  amina    thi-mai  404 404 404 404 404 404 200
# Clients
sales:clients.edit                       GET  amina    thi-mai  302 404 200 200 200 404 302
sales:clients.index                      GET  amina    thi-mai  302 404 200 200 200 404 302
sales:clients.new                        GET  amina    thi-mai  302 404 200 200 200 404 302
sales:clients.show                       GET  amina    thi-mai  302 404 200 200 200 404 302
# Credit notes: who keeps the till
sales:credits.new                        GET  yacine   thi-mai  302 404 403 403 200 404 302
# What the host checks and reads
sales:host_invoices.index                GET  amina    marc     302 404 404 404 200 200 302
sales:host_invoices.pdf                  GET  amina    marc     302 404 404 404 200 200 302
sales:host_quotes.index                  GET  amina    marc     302 404 404 404 200 200 302
sales:host_quotes.show                   GET  amina    marc     302 404 404 404 200 200 302
# Invoices
sales:invoices.edit                      GET  yacine   thi-mai  302 404 403 403 200 404 302
sales:invoices.index                     GET  yacine   thi-mai  302 404 200 200 200 404 302
sales:invoices.issue                     GET  yacine   thi-mai  302 404 403 403 200 404 302
sales:invoices.new                       GET  yacine   thi-mai  302 404 403 403 200 404 302
sales:invoices.pdf                       GET  yacine   thi-mai  302 404 200 200 200 404 302
sales:invoices.remove                    GET  yacine   thi-mai  302 404 403 403 200 404 302
sales:invoices.show                      GET  yacine   thi-mai  302 404 200 200 200 404 302
# Answering a request: who carries it, or who is on duty
sales:outcomes.decline                   GET  amina    yacine   302 404 403 200 200 404 302
sales:outcomes.new                       GET  amina    yacine   302 404 403 200 200 404 302
sales:outcomes.source                    GET  amina    yacine   302 404 200 200 200 404 302
# Payments
sales:payments.new                       GET  yacine   thi-mai  302 404 403 403 200 404 302
sales:payments.remove                    GET  yacine   thi-mai  302 404 403 403 200 404 302
# Quotes
sales:quote_invoices.new                 GET  yacine   thi-mai  302 404 403 403 200 404 302
sales:quotes.edit                        GET  amina    yacine   302 404 200 200 200 404 302
sales:quotes.index                       GET  amina    yacine   302 404 200 200 200 404 302
sales:quotes.new                         GET  amina    yacine   302 404 200 200 200 404 302
sales:quotes.pdf                         GET  amina    yacine   302 404 200 200 200 404 302
sales:quotes.renew                       POST amina    yacine   302 404 302 302 302 404 302
sales:quotes.send                        POST amina    yacine   302 404 403 302 403 404 302
sales:quotes.show                        GET  amina    yacine   302 404 200 200 200 404 302
# Reading by a peer
sales:readings.new                       GET  amina    yacine   302 404 200 200 200 404 302
# Reminders
sales:reminders.new                      GET  yacine   thi-mai  302 404 403 403 200 404 302
# Requests
sales:requests.index                     GET  amina    yacine   302 404 200 200 200 404 302
sales:requests.new                       GET  amina    yacine   200 200 200 200 200 200 200
sales:requests.note                      GET  amina    yacine   302 404 200 200 200 404 302
sales:requests.sent                      GET  amina    yacine   200 200 200 200 200 200 200
sales:requests.show                      GET  amina    yacine   302 404 200 200 200 404 302
# One’s voice on a request
sales:voices.lift                        POST thi-mai  yacine   302 404 403 302 403 404 302
sales:voices.new                         POST thi-mai  yacine   302 404 422 422 422 404 302
# Plans, shares, accounts
sharing:accounts.show                    GET  rosa     thi-mai  302 404 200 200 200 404 302
sharing:commons.show                     GET  rosa     thi-mai  302 404 200 200 200 404 302
sharing:distributions.edit               POST rosa     thi-mai  302 404 403 302 302 404 302
sharing:distributions.new                POST rosa     thi-mai  302 404 403 302 302 404 302
sharing:distributions.show               GET  rosa     thi-mai  302 404 200 200 200 404 302
sharing:moves.new                        GET  rosa     thi-mai  302 404 200 200 200 404 302
sharing:plans.new                        GET  rosa     thi-mai  302 404 403 200 200 404 302
sharing:plans.show                       GET  rosa     thi-mai  302 404 200 200 200 404 302
sharing:pockets.show                     GET  rosa     thi-mai  302 404 200 200 200 404 302
# My news, my wishes, my dates: mine alone. A letter and a calendar have links of their own
talks:calendar.edit                      GET  amina    thi-mai  302 200 200 200 200 200 302
talks:calendar.feed                      GET  amina    thi-mai  404 404 404 404 404 404 200
talks:notices.index                      GET  amina    thi-mai  302 200 200 200 200 200 302
talks:notices.open                       POST amina    thi-mai  302 404 404 302 404 404 302
talks:notices.read                       POST amina    thi-mai  302 302 302 302 302 302 302
talks:notices.sheet                      GET  amina    thi-mai  302 200 200 200 200 200 302
talks:unsubscribe.show                   GET  amina    thi-mai  404 404 404 404 404 404 200
talks:wishes.edit                        GET  amina    thi-mai  302 200 200 200 200 200 302
# The journal of the coop
talks:journal.index                      GET  amina    thi-mai  302 404 200 200 200 404 302
talks:journal.sheet                      GET  amina    thi-mai  302 404 200 200 200 404 302
talks:journal.table                      GET  amina    thi-mai  302 404 200 200 200 404 302
talks:journal.week                       GET  amina    thi-mai  302 404 200 200 200 404 302
# What is said on a thing: who sees the thing
talks:threads.new                        GET  amina    thi-mai  302 404 200 200 200 404 302
talks:threads.remove                     GET  amina    thi-mai  302 404 403 200 403 404 302
talks:threads.show                       GET  amina    thi-mai  302 404 302 302 302 404 302
# Pages of everybody, and of a coop. /healthz is unwell without a worker
web:accessibility.show                   GET  amina    thi-mai  200 200 200 200 200 200 200
web:cakes.show                           GET  amina    thi-mai  302 404 200 200 200 404 302
web:coops.show                           GET  amina    thi-mai  200 200 200 200 200 200 200
web:display.edit                         GET  amina    thi-mai  200 200 200 200 200 200 200
web:gallery.show                         GET  amina    thi-mai  404 404 404 404 404 404 404
web:health                               GET  amina    thi-mai  503 503 503 503 503 503 503
web:home                                 GET  amina    thi-mai  200 200 200 200 200 200 200
web:landing                              GET  amina    thi-mai  302 302 302 302 302 302 302
web:layers.show                          GET  amina    thi-mai  302 404 200 200 200 404 302
web:levels.show                          GET  amina    thi-mai  302 404 200 200 200 404 302
web:menus.show                           GET  amina    thi-mai  302 404 200 200 200 404 302
web:missions.index                       GET  amina    thi-mai  302 404 200 200 200 404 302
web:missions.show                        GET  amina    thi-mai  302 404 200 200 200 404 302
web:robots                               GET  amina    thi-mai  200 200 200 200 200 200 200
web:software.show                        GET  amina    thi-mai  200 200 200 200 200 200 200
web:weeks.show                           GET  amina    thi-mai  302 404 200 200 200 404 302
web:words.index                          GET  amina    thi-mai  200 200 200 200 200 200 200
# Missions, hours, helps, purchases (this purchase has no receipt)
work:acknowledgements.new                GET  thi-mai  amina    302 404 200 403 200 404 302
work:answers.new                         GET  thi-mai  amina    302 404 403 200 403 404 302
work:contributions.edit                  GET  thi-mai  amina    302 404 403 200 403 404 302
work:contributions.index                 GET  thi-mai  amina    302 404 200 200 200 404 302
work:contributions.new                   GET  thi-mai  amina    302 404 200 200 200 404 302
work:contributions.remove                GET  thi-mai  amina    302 404 403 200 403 404 302
work:contributions.show                  GET  thi-mai  amina    302 404 200 200 200 404 302
work:deliveries.new                      GET  thi-mai  amina    302 404 200 200 200 404 302
work:hours.new                           GET  amina    thi-mai  302 404 200 200 200 404 302
work:hours.sheet                         GET  amina    thi-mai  302 404 200 200 200 404 302
work:missions.edit                       GET  thi-mai  amina    302 404 200 200 200 404 302
work:missions.new                        GET  thi-mai  amina    302 404 200 200 200 404 302
work:purchases.new                       GET  thi-mai  amina    302 404 200 200 200 404 302
work:purchases.receipt                   GET  thi-mai  amina    302 404 404 404 404 404 302
work:purchases.remove                    GET  thi-mai  amina    302 404 403 200 403 404 302
work:seats.leave                         GET  amina    thi-mai  302 404 200 200 200 404 302
work:seats.take                          GET  amina    thi-mai  302 404 200 200 200 404 302
work:settlements.new                     POST thi-mai  amina    302 404 403 302 403 404 302
# At 16 and 17: the minor, the members whose role looks after it, the guardian by their link
joining:guardians.show                   GET  jordan   ines     404 404 404 404 404 404 200
joining:guardians.sign                   GET  jordan   ines     404 404 404 404 404 404 302
joining:guardians.refuse                 GET  jordan   ines     404 404 404 404 404 404 200
joining:guardians.withdraw               GET  jordan   ines     404 404 404 404 404 404 302
joining:guardians.paper                  GET  jordan   ines     404 404 404 404 404 404 200
joining:young.index                      GET  jordan   ines     302 404 200 302 200 404 302
joining:young.show                       GET  jordan   ines     302 404 200 200 200 404 302
joining:young.ask                        GET  jordan   ines     302 404 200 200 200 404 302
joining:young.emancipate                 GET  jordan   ines     302 404 200 403 200 404 302
joining:young.remind                     POST jordan   ines     302 404 302 302 302 404 302
joining:young.paper                      GET  jordan   ines     302 404 200 200 200 404 302
joining:young.type_in                    GET  jordan   ines     302 404 200 403 200 404 302
joining:young.stop                       GET  jordan   ines     302 404 200 403 200 404 302
hosts:young.index                        GET  amina    marc     302 404 404 404 200 200 302
hosts:young.edit                         GET  amina    marc     302 404 404 404 200 200 302
hosts:young.new                          GET  amina    marc     302 404 404 404 200 200 302
"""
