/**
 * The description of the API in OpenAPI 3.1, written by hand and held true by a test that compares it with real answers.
 * It is open to everybody, since it says nothing about any club. Evidence keys are listed there for each finding code.
 */
@NullMarked
package app.latchkey.integration.description;

import org.jspecify.annotations.NullMarked;
