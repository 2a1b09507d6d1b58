/**
 * What every room stands on: web frame, database transactions, ids, time, settings, keys, throttle, texts. It knows no
 * business and depends on no other module. Its packages are open to all.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Platform",
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package app.latchkey.platform;

import org.jspecify.annotations.NullMarked;
