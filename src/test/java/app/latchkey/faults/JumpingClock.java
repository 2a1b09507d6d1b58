package app.latchkey.faults;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Begun with a process, and then its wall clock is off by as many milliseconds as a file says, from one moment to the next; what it
 * measures durations by goes on, as on a machine whose time is set.
 */
public final class JumpingClock {
    private static final String OFF = "latchkey.clock.off";
    private static final ClassDesc LONG = ConstantDescs.CD_Long;
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");

    private JumpingClock() {}

    /** Option of a Java that begins with it. @param folder where the file is, and the agent is made */
    static String option(Path folder) throws IOException {
        var jar = folder.resolve("jumping-clock.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", JumpingClock.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (var out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return "-javaagent:" + jar + "=" + folder.resolve("clock.off");
    }

    static void jump(Path folder, java.time.Duration off) throws IOException {
        Files.writeString(folder.resolve("clock.off"), "" + off.toMillis());
    }

    public static void premain(String file, Instrumentation jvm) throws Exception {
        jvm.addTransformer(new Off(), true);
        jvm.retransformClasses(Clock.class, Class.forName("java.time.Clock$SystemClock"), Date.class);
        Thread.ofPlatform().daemon().name("jumping-clock").start(() -> follow(Path.of(file)));
    }

    private static void follow(Path file) {
        while (true)
            try {
                TimeUnit.MILLISECONDS.sleep(20);
                if (!Files.exists(file)) continue;
                var millis = Files.readString(file, StandardCharsets.US_ASCII).strip();
                if (!millis.isEmpty()) System.setProperty(OFF, millis);
            } catch (IOException beingWritten) {
                // Read again in a moment.
            } catch (InterruptedException stopped) {
                return;
            }
    }

    private static final class Off implements ClassFileTransformer {
        @Override
        public byte[] transform(
                ClassLoader loader, String name, Class<?> again, ProtectionDomain domain, byte[] bytes) {
            if (name == null || name.startsWith("app/latchkey/faults/")) return null;
            if (name.equals("java/time/Clock"))
                return changed(
                        bytes,
                        ClassTransform.transformingMethods(
                                method -> method.methodName().equalsString("currentInstant"),
                                MethodTransform.transformingCode(Off::beforeInstant)));
            var ours = !name.startsWith("java/") || name.startsWith("java/time/") || name.equals("java/util/Date");
            return ours && mentions(bytes)
                    ? changed(bytes, ClassTransform.transformingMethodBodies(Off::behindMillis))
                    : null;
        }

        private static boolean mentions(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1).contains("currentTimeMillis");
        }

        private static byte[] changed(byte[] bytes, ClassTransform how) {
            var files = ClassFile.of();
            return files.transformClass(files.parse(bytes), how);
        }

        private static void behindMillis(CodeBuilder code, CodeElement element) {
            code.with(element);
            if (element instanceof InvokeInstruction call
                    && call.opcode() == Opcode.INVOKESTATIC
                    && call.owner().asInternalName().equals("java/lang/System")
                    && call.name().equalsString("currentTimeMillis")) off(code).ladd();
        }

        private static void beforeInstant(CodeBuilder code, CodeElement element) {
            if (element instanceof ReturnInstruction)
                off(code).invokevirtual(INSTANT, "plusMillis", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long));
            code.with(element);
        }

        private static CodeBuilder off(CodeBuilder code) {
            return code.ldc(OFF)
                    .lconst_0()
                    .invokestatic(
                            LONG, "getLong", MethodTypeDesc.of(LONG, ConstantDescs.CD_String, ConstantDescs.CD_long))
                    .invokevirtual(LONG, "longValue", MethodTypeDesc.of(ConstantDescs.CD_long));
        }
    }
}
