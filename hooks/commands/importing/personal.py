"""What in a table is about real people: whole columns by their headings and cells, and single cells.

Knows: what such columns are called, and the rules on privacy. Must not know: fields, files.

Whoever makes personas of a list of people has both in one sheet. What looks like theirs is left out before anything is
written; a mapping may bring back a column that is suspected wrongly, and never what the rules on privacy refuse.
"""

import re
from collections.abc import Iterable

from handbook.rules.privacy import kind_in
from handbook.schema.meant import fold

_ENOUGH = 0.5  # of a column's cells: so many make it a column of such data
# English, German, French, Spanish, Italian, Dutch, Portuguese.
_HEADINGS = {
    "e-mail addresses": "e-mail, mail, mail address, e-mail address, e-mailadresse, mailadresse, adresse mail,"
    " courriel,"
    " adresse e-mail, adresse électronique, correo, correo electrónico, posta elettronica, indirizzo e-mail,"
    " e-mailadres, endereço de e-mail, correio eletrónico",
    "telephone numbers": "phone, telephone, phone number, telephone number, tel, tel no, phone no, mobile,"
    " mobile phone, mobile number, cell, cell phone, cell number, fax, fax number, whatsapp, handy,"
    " handynummer, telefon,"
    " telefonnummer, rufnummer, mobil, mobilnummer, mobiltelefon, téléphone, numéro de téléphone, portable,"
    " teléfono,"
    " móvil, número de teléfono, telefono, cellulare, numero di telefono, telefoon, telefoonnummer, mobiel,"
    " telefone, telemóvel, celular",
    "names of people": "contact, contact person, contact name, customer name, client name, buyer name,"
    " full name, last name,"
    " surname, family name, maiden name, second name, middle name, interviewee, interviewed, respondent,"
    " participant,"
    " participant name, real name, account manager, based on customer, name of customer, signature,"
    " ansprechpartner, ansprechpartnerin, kontakt, kontaktperson, kundenname, nachname, familienname, zuname,"
    " vor- und nachname, interviewpartner, contact principal, interlocuteur, nom de famille, nom du client,"
    " nom complet,"
    " nom et prénom, persona de contacto, apellido, apellidos, nombre del cliente, nombre completo,"
    " nombre y apellidos,"
    " persona di contatto, referente, cognome, nome del cliente, nome e cognome, contactpersoon, achternaam,"
    " klantnaam, naam klant, voor- en achternaam, pessoa de contato, pessoa de contacto, sobrenome, apelido,"
    " nome do cliente, nome completo",
    "numbers of customers, which lead to people": "customer id, customer number, customer no, client id,"
    " client number,"
    " account number, account id, account no, user id, user name, username, login, order number, order no,"
    " member number,"
    " membership number, loyalty number, loyalty card, ip, ip address, kundennummer, kunden-nr, kundennr,"
    " kunden-id,"
    " kontonummer, benutzername, bestellnummer, mitgliedsnummer, numéro de client, numéro client, n° client,"
    " número de cliente, codice cliente, numero cliente, klantnummer, nome utente, gebruikersnaam, usuario",
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
    "days of birth": "birth date, birthdate, date of birth, day of birth, birthday, dob, born, born on,"
    " geburtsdatum,"
    " geburtstag, geboren, geboren am, date de naissance, né le, née le, anniversaire, fecha de nacimiento,"
    " nacimiento,"
    " cumpleaños, data di nascita, nato il, compleanno, geboortedatum, geboren op, verjaardag, data de nascimento,"
    " aniversário",
}  # fmt: skip
_BY_NAME = {fold(name): kind for kind, names in _HEADINGS.items() for name in names.split(",")}
_BESIDE = re.compile(
    r"^(?:(?:their|customer'?s?|client'?s?|contact'?s?|work|business|private|personal|primary|home|main)\b\s*)+|"
    r"\s*(?:\([^()]*\)|#|\bno\.?|\d+|\?|\*|:)\s*$",
    re.I,
)
_STREET = re.compile(
    r"\b\d{1,4}[a-z]?,? (?:[A-Z][\w'-]+ ){1,3}(?i:street|st|road|rd|avenue|ave|lane|ln|drive|close|crescent|terrace)\b"
    r"|\b[A-ZÄÖÜ][\w-]*(?:straße|strasse|str\.|weg|gasse|allee) \d{1,4}[a-z]?\b"
    r"|\b\d{1,4},? (?:rue|avenue|boulevard|place) (?:de |du |des |la |l')*[A-ZÉ]\w+"
    r"|\b(?:Calle|Via|Viale|Rua|Avenida) [A-ZÁÉÍÓÚ][\w ]+,? \d{1,4}\b"
)


def personal(text: str) -> str:
    """What of a real person a text seems to hold, such as `an e-mail address`; nothing if it seems to hold none."""
    return kind_in(text) or ("a postal address" if _STREET.search(text) else "")


def suspicion(heading: str, texts: Iterable[str]) -> str:
    """What a column seems to hold of real people, by its heading or by most of its cells; nothing if nothing."""
    name = heading
    while True:
        if kind := _BY_NAME.get(fold(name)):
            return kind
        shorter = _BESIDE.sub("", name)
        if shorter in ("", name):
            break
        name = shorter
    cells = list(texts)
    found = [kind for text in cells if (kind := personal(text))]
    if found and len(found) >= _ENOUGH * len(cells):
        return f"data of people (its cells look like {max(found, key=found.count)})"
    return ""
