/**
 * What other programs do with a club: API keys and {@code /api/v1}. It stands last and nobody imports it; it asks the rooms
 * by their public Java, so the API can do nothing that the flows behind the pages would refuse. Own tables:
 * {@code api_key} and {@code idempotency}. docs/api.md shows it with curl, {@code /api/v1/openapi.json} describes it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Integration",
        allowedDependencies = {
            "platform",
            "audit",
            "accounts",
            "clubs",
            "members",
            "messages",
            "messages :: mailings",
            "messages :: feedback",
            "access"
        })
package app.latchkey.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
