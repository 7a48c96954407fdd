"""What in a table is about real people: whole columns by their headings and cells, and single cells.

Knows: what such columns are called, and the rules on privacy. Must not know: fields, files.

Whoever makes personas of a list of people has both in one sheet. What looks like theirs is left out before anything is
written; a mapping may bring back a column that is suspected wrongly, and never what the rules on privacy refuse.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from handbook.rules.privacy import kind_in
from handbook.schema import Persona
from handbook.schema.meant import fold, meant_by

_LONGEST = 60  # characters of a heading that is the name of a field
_ENOUGH = 0.5  # of a column's cells: so many make it a column of such data
# English, German, French, Spanish, Italian, Dutch, Portuguese.
_HEADINGS = {
    "email addresses": "e-mail, mail, mail address, e-mail address, e-mailadresse, mailadresse, adresse mail,"
    " courriel,"
    " adresse e-mail, adresse électronique, correo, correo electrónico, posta elettronica, indirizzo e-mail,"
    " e-mailadres, endereço de e-mail, correio eletrónico",
    "ways to reach people": "contact, main contact, key contact, point of contact, poc,"
    " contact info, contact details, contact data, kontakt, kontaktdaten, coordonnées,"
    " datos de contacto, contatti, contactgegevens, contato, contacto",
    "phone numbers": "phone, telephone, phone number, telephone number, tel, tel no, phone no, mobile,"
    " mobile phone, mobile number, cell, cell phone, cell number, fax, fax number, whatsapp, handy,"
    " handynummer, handynr, telefonnr, telefon,"
    " telefonnummer, rufnummer, mobil, mobilnummer, mobiltelefon, téléphone, numéro de téléphone, portable,"
    " teléfono,"
    " móvil, número de teléfono, telefono, cellulare, numero di telefono, telefoon, telefoonnummer, mobiel,"
    " telefone, telemóvel, celular",
    "names of people": "contact person, contact name, customer name, client name, buyer name,"
    " full name, last name,"
    " surname, family name, maiden name, second name, middle name, interviewee, interviewed, respondent,"
    " participant,"
    " participant name, real name, account manager, based on customer, name of customer, signature,"
    " ansprechpartner, ansprechpartnerin, kontaktperson, kundenname, nachname, familienname, zuname,"
    " vor- und nachname, interviewpartner, contact principal, interlocuteur, nom de famille, nom du client,"
    " nom complet,"
    " nom et prénom, persona de contacto, apellido, apellidos, nombre del cliente, nombre completo,"
    " nombre y apellidos,"
    " persona di contatto, referente, cognome, nome del cliente, nome e cognome, contactpersoon, achternaam,"
    " klantnaam, naam klant, voor- en achternaam, pessoa de contato, pessoa de contacto, sobrenome, apelido,"
    " nome do cliente, nome completo, known as, also known as, aka, nickname, spoke with, spoke to, spoken to,"
    " talked to, talked with, interview with, interviews with, met with, based on, sales rep, sales representative,"
    " key account manager, account owner, relationship manager, favourite customer, lieblingskunde,"
    " lieblingskundin, beispielkunde, spitzname, rufname, gesprochen mit, gespräch mit, interview mit,"
    " kundenbetreuer, kundenberater, vertriebler, betreuer, surnom, entretien avec, parlé avec, commercial, apodo,"
    " entrevista con, entrevistado, soprannome, intervista con, intervistato, gesproken met, gesprek met,"
    " interview met, bijnaam, accountmanager, entrevista com, alcunha, spoken with, chatted with, call with,"
    " referred by, recommended by, quote by, said by, empfohlen von, besprochen mit, zitat von, interviewee name,"
    " interviewer, interviewerin, interviewte person, gesprächspartner, gesprächspartnerin, testperson, proband,"
    " probandin, real customer, example customer, our favourite customer, favorite customer, nick, rep, salesperson,"
    " customer success manager, csm, vertreter, vertreterin, außendienst, vorname name, name vorname,"
    " vorname nachname, nachname vorname, first name last name, last name first name, nom prénom, created by,"
    " last edited by, erstellt von, geändert von, bearbeitet von, créé par, modifié par, recommandé par,"
    " recomendado por, creado por, consigliato da, creato da, aanbevolen door, gemaakt door, criado por",
    "numbers of customers, which lead to people": "customer id, customer number, customer no, client id,"
    " client number,"
    " account number, account id, account no, user id, user name, username, login, order number, order no,"
    " member number,"
    " membership number, loyalty number, loyalty card, cust no, cust id, crm id, kundennummer, kunden-nr,"
    " kd-nr, kdnummer, kunden-id,"
    " kontonummer, benutzername, bestellnummer, mitgliedsnummer, numéro de client, numéro client, n° client,"
    " número de cliente, codice cliente, numero cliente, klantnummer, nome utente, gebruikersnaam, usuario",
    "internet addresses of people's devices": "ip, ip address, ip-adresse, adresse ip, dirección ip, indirizzo ip,"
    " ip-adres, endereço ip, mac address",
    "people's own pages and accounts": "handle, handles, social handle, social profile, profile url, profile link,"
    " insta, instagram, instagram handle, twitter, twitter handle, x handle, linkedin, linkedin profile, linkedin url,"
    " facebook, facebook profile, tiktok, xing, mastodon, bluesky, threads, snapchat, skype, telegram, discord,"
    " insta handle, ig, ig handle, twitter x, x twitter, social media handle, linkedin profil, instagram profil,"
    " facebook profil, youtube channel, profil, profillink, perfil, profilo, profiel",
    "card and account numbers": "card number, card no, credit card number, debit card number, payment card,"
    " iban, bic,"
    " bank account, bank details, sort code, bankverbindung, kreditkartennummer, kartennummer, carte bancaire,"
    " numéro de carte, rib, cuenta bancaria, número de tarjeta, conto bancario, numero di carta,"
    " bankrekening, rekeningnummer, kaartnummer, conta bancária, número do cartão",
    "numbers that a state gives to a person": "passport, passport number, ssn, social security number, nino,"
    " tax id, tax number,"
    " national insurance number, nhs number, id number, id card, driving licence, driver's license, steuernummer,"
    " steuer-id, personalausweis, ausweisnummer, reisepass, sozialversicherungsnummer, passeport,"
    " numéro de sécurité sociale, dni, nie, nif, pasaporte, codice fiscale, passaporto, bsn, paspoort, cpf,"
    " passaporte",
    "postal addresses": "address, address line 1, address line 2, address 1, address 2, postal address,"
    " home address,"
    " street, street address, street name, house number, delivery address, billing address, shipping address,"
    " mailing address,"
    " postcode, post code, postal code, zip, zip code, adresse, anschrift, straße, strasse, hausnummer, plz,"
    " postleitzahl,"
    " lieferadresse, rechnungsadresse, adresse postale, rue, code postal, dirección, calle, código postal,"
    " dirección postal,"
    " indirizzo, via, cap, indirizzo postale, adres, straat, huisnummer, endereço, rua, cep",
    "days of birth": "birth date, birthdate, date of birth, day of birth, birthday, dob, born, born on, geb, geb am,"
    " geb datum, geburtsdatum,"
    " geburtstag, geboren, geboren am, date de naissance, né le, née le, anniversaire, fecha de nacimiento,"
    " nacimiento,"
    " cumpleaños, data di nascita, nato il, compleanno, geboortedatum, geboren op, verjaardag, data de nascimento,"
    " aniversário",
}  # fmt: skip
_FIRST = (
    "first name, given name, forename, christian name, vorname, prénom, nombre, nombre de pila, nome, nome próprio,"
    " voornaam"
)
_LAST = (
    "last name, surname, family name, second name, nachname, familienname, zuname, nom, nom de famille, apellido,"
    " apellidos, cognome, achternaam, sobrenome, apelido"
)
PEOPLE = "names of people"
_BY_NAME = {fold(name): kind for kind, names in _HEADINGS.items() for name in names.split(",")}
_FIRST_NAMES, _LAST_NAMES = (frozenset(map(fold, names.split(","))) for names in (_FIRST, _LAST))
_BESIDE = re.compile(
    r"^(?:(?:their|customer'?s?|client'?s?|contact'?s?|work|business|private|personal|primary|home|main)\b\s*)+|"
    r"\s+(?:privat|private|work|business|dienstlich|geschäftlich|perso|professionnel)$|"
    r"\s*(?:\([^()]*\)|#|\bno\.?|\d+|\?|\*|:)\s*$",
    re.I,
)
_SEVERAL = re.compile(r"\s*[/&|+,;]\s*|\s+(?:and|und|et|y|e|en)\s+", re.I)
_STREET = re.compile(
    r"\b\d{1,4}[a-zA-Z]?,? (?:[A-Z][\w'-]+ ){1,3}"
    r"(?i:street|st|road|rd|avenue|ave|lane|ln|drive|close|crescent|terrace)\b"
    r"|\b[A-ZÄÖÜ][\w-]*(?:straße|strasse|str\.|weg|gasse|allee|platz) \d{1,4}[a-z]?\b"
    r"|\b(?i:straße|strasse|str\.) \d{1,4}[a-z]?\b"
    r"|\b\d{1,4},? (?:rue|avenue|boulevard|place) (?:de |du |des |la |l')*[A-ZÉ]\w+"
    r"|\b(?:Calle|Via|Viale|Rua|Avenida) [A-ZÁÉÍÓÚ][\w ]+,? \d{1,4}\b"
    r"|\w[.]? \d{1,4} ?[a-z]?,? (?:in )?(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÄÖÜÉ]\w+"  # a number, and a postcode with its town
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z][a-z]+, [A-Z]{2} \d{5}\b"  # of Britain and of America
)
_ACCOUNT = re.compile(
    r"(?<![\w@./-])@(?!(?:home|work|media)\b)[A-Za-z_][\w.]{2,}(?![\w(])"
    r"|\b(?:ig|insta|instagram|twitter|tiktok)(?:[- ]?handle)?: ?[a-z_]\w*[._\d]\w*"
    r"|\b(?:instagram|twitter|x|tiktok|facebook|fb|threads|snapchat|github|pinterest)\.com/(?!company\b)@?[\w.-]+"
    r"|\blinkedin\.com/(?:in|pub)/|\bxing\.com/profile|\bt\.me/\w|\byoutube\.com/@|\bbsky\.app/profile",
    re.I,
)
_NAME = r"[A-ZÄÖÜÉÈÁÍÓÚÅØŠŽ][\w'\u2019-]+"
_REAL = rf"(?!\w*(?: \w+)? ?(?:Team|Service|Support|Department|Desk|Group|Sales|Marketing)\b){_NAME} {_NAME}"
_TITLED = re.compile(
    rf"\b(?:Herrn?|Hr|Frau|Fr|Mr|Mrs|Ms|Miss|Monsieur|Madame|Mme|Mlle|Señora?|Sra?|Signora?|Mevrouw|Meneer"
    rf"|Dhr|Mevr)\.? "
    rf"(?!(?:Mitte|Anfang|Ende|Right|Big|Office|Clean|Mo|Di|Mi|Do|Sa|So|Morgen|Mittag|Nachmittag|Abend|Nacht)\b){_NAME}"
    rf"|\b(?:Dr|Prof)\.? (?:Dr\.? )*{_NAME} {_NAME}|\bProf\. {_NAME}|\bc/o {_NAME}"
)
_MET = re.compile(
    rf"\b(?:[Ss]poke|[Ss]poken|[Tt]alked|[Cc]hatted|[Ii]nterview(?:ed)?|[Mm]odified|[Cc]reated|[Ww]ritten|[Ee]dited"
    rf"|[Uu]pdated|[Mm]et|[Cc]all|[Cc]alled|[Gg]esprochen|[Gg]espräch|[Tt]elefonat|[Ee]rstellt|[Gg]eändert|[Ee]ntretien|[Ee]ntrevista)"
    rf" (?:to|with|by|mit|von|avec|con|com) (?:\[)?{_REAL}|\b(?:[Aa]sk|[Cc]all|[Mm]et) {_REAL}"
)
_DEVICE = re.compile(
    r"(?<![\w.])(?<![Vv]ersion )(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]*\d)"
)
_NUMBER = re.compile(
    r"\b(?:Kd|Kunden|Mitglieds|Bestell)\.?[- ]?(?:Nr\.?|nummer|ID):? ?[A-Z]{0,3}-?\d{3,}"
    r"|\b(?:customer|client|account|member|order) (?:no\.?|number|id|#):? ?[A-Z]{0,3}-?\d{3,}",
    re.I,
)
_BIRTH = re.compile(r"(?:(?<![\w*])\* ?|\bb\. )\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b")
_KINDS = (
    ("the number of a customer", _NUMBER),
    ("a day of birth", _BIRTH),
    ("a postal address", _STREET),
    ("somebody's account or profile", _ACCOUNT),
    ("the address of somebody's device", _DEVICE),
)
_NAMED = (("the name of a real person", _TITLED), ("the name of a real person", _MET))
_WHOLE_NAME = re.compile(rf"{_NAME}(?: (?:von|van|de|der|den|du|da|di|la|le|{_NAME})(?= |$))* {_NAME}|{_NAME}")
_NOBODY = frozenset(map(fold, ("team", "sales", "marketing", "support", "service", "customer", "kunde", "everybody")))


def personal(text: str, *, is_persona_name: bool = False) -> str:
    """What of a real person a text seems to hold, such as `an email address`; nothing if it seems to hold none.

    A persona's own name may be that of somebody with a title.
    """
    if kind := kind_in(text):
        return kind
    kinds = _KINDS if is_persona_name else (*_KINDS, *_NAMED)
    return next((kind for kind, pattern in kinds if pattern.search(text)), "")


def suspicion(heading: str, texts: Iterable[str]) -> str:
    """What a column seems to hold of real people, by its heading or by most of its cells; nothing if nothing."""
    if kind := next(filter(None, map(_by_name, (heading, *_SEVERAL.split(heading)))), ""):
        return kind
    cells = list(texts)
    is_name = names_personas(heading)
    found = [kind for text in cells if (kind := personal(text, is_persona_name=is_name))]
    if found and len(found) >= _ENOUGH * len(cells):
        return f"data of people (its cells look like {max(found, key=found.count)})"
    return ""


def names_personas(heading: str) -> bool:
    """Whether a column of that name holds what the personas are called."""
    return len(heading) <= _LONGEST and meant_by(Persona, heading)[:1] == ["name"]


def _by_name(heading: str) -> str:
    """What a column of that name holds of people."""
    name = heading
    while name:
        if kind := _BY_NAME.get(fold(name)):
            return kind
        shorter = _BESIDE.sub("", name)
        if shorter == name:
            break
        name = shorter
    return ""


def suspicions(columns: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What the columns of a table seem to hold of real people, by their headings; first names beside last names too."""
    why = {heading: kind for heading, texts in columns.items() if (kind := suspicion(heading, texts))}
    first = [heading for heading in columns if fold(heading) in _FIRST_NAMES]
    last = [heading for heading in columns if heading not in first and _is_last(heading, columns[heading])]
    if first and last:
        why |= dict.fromkeys([*first, *last], PEOPLE)
    return why


def _is_last(heading: str, texts: Sequence[str]) -> bool:
    """Whether a column holds last names: a plain `Name` does, beside first names, if each is one word."""
    return fold(heading) in _LAST_NAMES or (fold(heading) == "name" and all(len(text.split()) == 1 for text in texts))


def names_in(texts: Iterable[str]) -> "re.Pattern[str] | None":
    """What finds the names of people again that stand in these cells, wherever else they stand."""
    found = {one for text in texts for one in _WHOLE_NAME.findall(text) if not _NOBODY & {fold(w) for w in one.split()}}
    names = sorted(map(re.escape, found), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)") if names else None
