/**
 * Where mail servers and mail providers tell what became of our mails. Each door is there only when the settings name its key:
 *
 * <ul>
 *   <li>{@code POST /api/v1/bounces}: a mail server pipes whole mails, with {@code LATCHKEY_BOUNCES_KEY}.
 *   <li>{@code POST /api/v1/feedback/postmark}: Postmark, with the password {@code LATCHKEY_POSTMARK_KEY}; it signs nothing.
 *   <li>{@code POST /api/v1/feedback/ses}: Amazon SES, by messages of one Amazon SNS topic whose signature is checked.
 *   <li>{@code POST /api/v1/feedback/mailgun}: Mailgun, by a MAC over time and token.
 *   <li>{@code POST /api/v1/feedback/sendgrid}: SendGrid, by a signature over time and body, many events at once.
 * </ul>
 *
 * What is signed is good for as long as the provider comes again with it ({@code CallAge}). Who may knock says nothing of what is
 * believed: that decides the mark in the report, and each report counts once.
 */
@NullMarked
package app.latchkey.integration.feedback;

import org.jspecify.annotations.NullMarked;
