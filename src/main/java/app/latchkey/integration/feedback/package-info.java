/**
 * Where mail servers tell what became of our mails. A mail server pipes whole mails to {@code POST /api/v1/bounces} with the key
 * of {@code LATCHKEY_BOUNCES_KEY}; without the setting there is no such place.
 * Postmark calls with a password in its address, Amazon SES by messages of one Amazon SNS topic whose signature is checked. Who may knock says nothing of what is believed:
 * that decides the mark in the report.
 */
@NullMarked
package app.latchkey.integration.feedback;

import org.jspecify.annotations.NullMarked;
