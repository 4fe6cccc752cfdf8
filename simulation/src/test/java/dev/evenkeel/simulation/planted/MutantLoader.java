package dev.evenkeel.simulation.planted;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Loads every class of ours anew, and those of one source file with a mistake in them. */
final class MutantLoader extends ClassLoader {
    private static final String OURS = "dev.evenkeel.";

    private final Map<String, byte[]> mutants;

    private MutantLoader(Map<String, byte[]> mutants) {
        super(MutantLoader.class.getClassLoader());
        this.mutants = mutants;
    }

    static MutantLoader with(PlantedBug bug) throws IOException {
        return new MutantLoader(compile(bug));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = mutants.get(name);
        if (bytes == null) {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                bytes = in.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static Map<String, byte[]> compile(PlantedBug bug) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Map<String, Output> outputs = new LinkedHashMap<>();
        try (JavaFileManager files =
                new ForwardingJavaFileManager<JavaFileManager>(
                        compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                        return outputs.computeIfAbsent(name, Output::new);
                    }
                }) {
            boolean compiled = compiler.getTask(
                            null, files, problems, options(), null, List.of(new Source(bug.file(), bug.source())))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(bug.name() + " does not compile: "
                        + problems.getDiagnostics().stream()
                                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                                .map(problem -> problem.getLineNumber() + ": " + problem.getMessage(Locale.ROOT))
                                .collect(Collectors.joining("; ")));
            }
        }
        return outputs.values().stream().collect(Collectors.toMap(output -> output.name, output -> output.bytes()));
    }

    private static List<String> options() {
        String path = Stream.of("java.class.path", "jdk.module.path", "surefire.test.class.path")
                .map(System::getProperty)
                .filter(found -> found != null && !found.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-classpath", path, "-proc:none", "-nowarn");
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///dev/evenkeel/" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final String name;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        Output(String name) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
        }

        @Override
        public OutputStream openOutputStream() {
            return written;
        }

        byte[] bytes() {
            return written.toByteArray();
        }
    }
}
