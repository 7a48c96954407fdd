"""What fields are called in other languages of Europe, by field.

Knows: words. Must not know: how they are looked up. Accents do not matter, nor does anything that spelling ignores.
German, French, Spanish, Portuguese, Italian and Dutch, in this order where all have a word of their own.
"""

from collections.abc import Mapping

ABROAD: Mapping[str, Mapping[str, str]] = {
    "Persona": {
        "name": "vorname, voller name, vollständiger name, nom, prénom, nom complet, nombre, nombre completo, nome, "
        "nome completo, naam, volledige naam, voornaam, nombre y apellidos, titel, titre, título, titolo",
        "summary": "zusammenfassung, kurzbeschreibung, beschreibung, überblick, résumé, description courte, resumen, "
        "descripción, resumo, descrição, riassunto, descrizione, sintesi, samenvatting, beschrijving, omschrijving",
        "role_label": "rolle, rôle, rol, papel, ruolo, archetyp, archétype, arquetipo, archetipo",
        "status": "zustand, statut, estado, stato, estatus",
        "avatar": "bild, foto, porträt, portrait photo, imagen, imagem, immagine, afbeelding, retrato, ritratto",
        "quote": "zitat, citation, cita, citação, citazione, citaat, frase",
        "bio": "biografie, lebenslauf, hintergrund, biographie, biografía, biografia, achtergrond, historia, storia, "
        "contexte, antecedentes, trasfondo",
        "segment": "zielgruppe, kundensegment, segmento, groupe cible, público objetivo, doelgroep, público alvo, "
        "gruppo target, zielgruppensegment",
        "owner": "verantwortlich, zuständig, autor, auteur, responsable, responsável, responsabile, eigenaar, autore, "
        "verantwortliche, verantwoordelijke",
        "last_reviewed": "datum, fecha, data, aktualisiert, zuletzt geprüft, stand, mis à jour, actualizado, "
        "atualizado, aggiornato, "
        "bijgewerkt, letzte prüfung, dernière mise à jour, última revisión, última actualización",
        "created": "datum, fecha, data, erstellt, erstellt am, créé, créé le, creado, criado, creato, aangemaakt, "
        "fecha de creación",
        "tags": "schlagwörter, schlagworte, stichwörter, mots clés, étiquettes, etiquetas, palabras clave, "
        "palavras chave, parole chiave, trefwoorden, etichette",
        "language": "sprache, langue, idioma, língua, lingua, taal",
        "priority": "priorität, priorité, prioridad, prioridade, priorità, prioriteit",
        "goals": "bedürfnisse, besoins, necesidades, necessidades, bisogni, behoeften, ziele, ziel, objectifs, "
        "objetivos, buts, obiettivi, doelen, doelstellingen, metas, zielsetzungen",
        "jobs": "aufgaben, tâches, tareas, tarefas, compiti, taken",
        "motivations": "motivation, motive, antrieb, motivaciones, motivação, motivações, motivazioni, motivaties, "
        "beweggründe, drijfveren, motivación",
        "challenges": "herausforderungen, probleme, schmerzpunkte, défis, problèmes, freins, points de douleur, "
        "difficultés, retos, problemas, desafíos, puntos de dolor, desafios, dores, sfide, problemi, "
        "uitdagingen, problemen, pijnpunten, frustrationen, frustraciones, frustrações, frustrazioni, frustraties",
        "fears": "ängste, sorgen, peurs, craintes, miedos, temores, medos, paure, timori, angsten",
        "languages": "sprachen, langues, langues parlées, idiomas, línguas, lingue, talen",
        "needs": "bedürfnisse, besoins, necesidades, necessidades, bisogni, behoeften",
        "purchasing": "kaufverhalten, comportement d'achat, comportamiento de compra, comportamento de compra, "
        "comportamento d'acquisto, koopgedrag",
        "payment_methods": "zahlungsarten, zahlungsmethoden, zahlungsmittel, moyens de paiement, métodos de pago, "
        "formas de pago, formas de pagamento, metodi di pagamento, betaalmethoden, métodos de pagamento",
        "devices": "geräte, appareils, dispositivos, dispositivi, apparaten",
        "tech_comfort": "technikaffinität, technikkompetenz, digitale kompetenz, aisance numérique, "
        "competencia digital, compétences numériques",
        "marketing_channels": "kanäle, marketingkanäle, canaux, canales, canais, canali, kanalen, soziale medien, "
        "réseaux sociaux, redes sociales, redes sociais, marketingkanalen",
        "communication": "kommunikation, comunicación, comunicação, comunicazione, communicatie",
        "media": "medien, médias, medios, mídia, media utilizzati",
        "brands": "marken, lieblingsmarken, marques, marcas, marche, marchi, merken",
        "job_title": "berufsbezeichnung, stellenbezeichnung, position, poste, intitulé du poste, cargo, puesto, "
        "functietitel, functie, posizione, fonction, titolo di lavoro",
        "responsibilities": "verantwortlichkeiten, zuständigkeiten, responsabilités, responsabilidades, "
        "responsabilità, "
        "verantwoordelijkheden",
        "company": "unternehmen, firma, entreprise, société, empresa, azienda, bedrijf, organisation, arbeitgeber",
        "traits": "persönlichkeit, eigenschaften, charakter, personnalité, personalidad, personalidade, personalità, "
        "persoonlijkheid, eigenschappen",
        "values": "werte, valeurs, valores, valori, waarden",
        "hobbies": "freizeit, loisirs, aficiones, passatempos, hobby, passatempi, vrije tijd, ocio, lazer",
        "interests": "interessen, intérêts, centres d'intérêt, intereses, interesses, interessi, belangstelling",
        "age": "alter, altersgruppe, âge, tranche d'âge, edad, rango de edad, idade, età, leeftijd",
        "gender": "geschlecht, genre, sexe, género, sexo, gênero, genere, sesso, geslacht",
        "location": "wohnort, ort, standort, land, lieu, lieu de résidence, ville, pays, ubicación, lugar, ciudad, "
        "país, "
        "localização, cidade, luogo, città, paese, woonplaats, locatie, localidad, residencia",
        "occupation": "beruf, tätigkeit, profession, métier, profesión, ocupación, profissão, ocupação, professione, "
        "occupazione, beroep, oficio, ocupacion, lavoro",
        "income": "einkommen, gehalt, revenu, revenus, salaire, ingresos, salario, renda, salário, reddito, "
        "stipendio, inkomen",
        "education": "bildung, ausbildung, bildungsabschluss, formation, études, niveau d'études, educación, "
        "formación, "
        "estudios, educação, formação, istruzione, formazione, opleiding, escolaridade, onderwijs",
        "marital_status": "familienstand, état civil, situation familiale, situation de famille, estado civil, "
        "stato civile, "
        "burgerlijke staat, situación familiar",
    },
    "Company": {
        "industry": "branche, secteur, secteur d'activité, sector, setor, settore, industria, bedrijfstak",
        "revenue": "umsatz, jahresumsatz, chiffre d'affaires, facturación, faturamento, fatturato, omzet, jaaromzet",
        "size": "unternehmensgröße, firmengröße, mitarbeiter, mitarbeiterzahl, taille de l'entreprise, effectif, "
        "tamaño de empresa, tamaño de la empresa, tamanho da empresa, dimensione aziendale, bedrijfsgrootte",
    },
    "Purchasing": {
        "habits": "kaufgewohnheiten, habitudes d'achat, hábitos de compra, abitudini di acquisto, koopgewoonten",
        "frequency": "kaufhäufigkeit, fréquence d'achat, frecuencia de compra, frequência de compra, "
        "frequenza d'acquisto",
        "objections": "einwände, objeciones, objeções, obiezioni, bezwaren",
        "triggers": "auslöser, kaufauslöser, déclencheurs, desencadenantes, gatilhos",
        "criteria": "kaufkriterien, entscheidungskriterien, critères, critères de décision, critères d'achat, "
        "criterios de compra, criterios de decisión, critérios de compra, criteri di acquisto, koopcriteria",
    },
    "Communication": {"tone": "tonalität, ansprache, ton, tono, tom"},
    "Evidence": {"sources": "quellen, fuentes, fontes, fonti, bronnen"},
    "Negative": {
        "reasons": "gründe, raisons, razones, motivos, razões, motivi, ragioni, redenen",
        "warning_signs": "warnzeichen, warnsignale, signaux d'alerte, señales de alerta, señales de advertencia, "
        "sinais de alerta, segnali di allarme, waarschuwingssignalen",
        "exclusions": "ausschlüsse, exclusiones, exclusões, esclusioni, uitsluitingen",
    },
}
