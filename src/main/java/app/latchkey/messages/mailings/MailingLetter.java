package app.latchkey.messages.mailings;

import app.latchkey.platform.wording.Wording;

/** What one recipient reads. */
public record MailingLetter(
        String lang,
        String clubName,
        String colour,
        String onColour,
        String title,
        Wording words,
        String footer,
        String unsubscribeBefore,
        String unsubscribeLabel,
        String unsubscribeHref) {}
