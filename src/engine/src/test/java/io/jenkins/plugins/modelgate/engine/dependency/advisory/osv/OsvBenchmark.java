package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import io.jenkins.plugins.modelgate.engine.MeasuredProcess;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One step of the measurement in a process of its own: {@code generate ZIP COUNT}, {@code index ZIP INDEX}, {@code find
 * ZIP|INDEX DEPENDENCIES}. Prints {@code name=value} lines; {@code peakMiB} is the process's largest resident memory.
 *
 * <p>Generated records have the size and form of osv.dev's: 1.5 to 3 KB, a quarter each from PyPI with its list of versions,
 * from Maven, from npm with ranges, and from npm about malicious packages.
 */
public final class OsvBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String[] ECOSYSTEMS = {"PyPI", "Maven", "npm", "npm"};

    private OsvBenchmark() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "generate" -> generate(Path.of(args[1]), Integer.parseInt(args[2]));
            case "index" -> {
                System.out.println("records="
                        + OsvIndexWriter.write(Path.of(args[1]), Path.of(args[2]), NOW)
                                .records());
                System.out.println("indexMiB=" + (Files.size(Path.of(args[2])) >> 20));
            }
            default -> find(Path.of(args[1]), Integer.parseInt(args[2]));
        }
        MeasuredProcess.tell();
    }

    private static void find(Path data, int dependencies) throws IOException, InterruptedException {
        List<ComponentId> components = new ArrayList<>();
        for (int i = 0; i < dependencies; i++) {
            Ecosystem ecosystem =
                    List.of(Ecosystem.PYPI, Ecosystem.MAVEN, Ecosystem.NPM).get(i % 3);
            String version = i % 5 + "." + i % 11 + "." + i % 7;
            components.add(ComponentId.of(ecosystem, name(ecosystem.osvName(), i), version));
        }
        Answer answer = OsvSource.open(data, NOW).find(components);
        System.out.println("advisories=" + answer.advisories());
        System.out.println("matches=" + answer.matches().size());
        System.out.println("unexamined=" + answer.unexamined().size());
    }

    private static String name(String ecosystem, int number) {
        return ecosystem.equals("Maven") ? "org.acme" + number % 97 + ":library-" + number : "package-" + number;
    }

    private static void generate(Path zip, int count) throws IOException {
        Random random = new Random(300_000);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(zip), 1 << 20);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (int i = 0; i < count; i++) {
                String id = "GHSA-" + Integer.toString(1_000_000 + i, 36) + "-bench";
                out.putNextEntry(new ZipEntry(id + ".json"));
                out.write(record(id, ECOSYSTEMS[i % 4], i, random).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String record(String id, String ecosystem, int i, Random random) {
        boolean malicious = i % 4 == 3;
        // A few packages have many advisories, most have one.
        int number = malicious ? 1_000_000 + i : (int) (Math.pow(random.nextDouble(), 1.5) * 30_000);
        StringBuilder text = new StringBuilder(4096);
        text.append("{\"schema_version\":\"1.7.5\",\"id\":\"").append(id);
        text.append("\",\"modified\":\"2026-11-2").append(i % 6).append("T08:00:00.123456Z\",\"published\":");
        text.append("\"2025-01-01T00:00:00Z\",\"aliases\":[\"CVE-2025-")
                .append(i)
                .append("\"],\"summary\":\"");
        words(text, random, 10);
        text.append("\",\"details\":\"");
        words(text, random, 100 + random.nextInt(150));
        text.append(
                "\",\"severity\":[{\"type\":\"CVSS_V3\",\"score\":\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N\"}],");
        text.append("\"affected\":[{\"package\":{\"name\":\"").append(name(ecosystem, number));
        text.append("\",\"ecosystem\":\"").append(ecosystem).append("\"},\"ranges\":[{\"type\":\"");
        text.append(ecosystem.equals("npm") ? "SEMVER" : "ECOSYSTEM").append("\",\"events\":[{\"introduced\":\"0\"}");
        if (!malicious) {
            text.append(",{\"fixed\":\"")
                    .append(random.nextInt(5))
                    .append('.')
                    .append(random.nextInt(11))
                    .append(".2\"}");
        }
        text.append("]}],\"versions\":[");
        int versions = ecosystem.equals("PyPI") ? random.nextInt(80) : 0;
        for (int v = 0; v < versions; v++) {
            text.append(v == 0 ? "" : ",")
                    .append('"')
                    .append(v / 20)
                    .append('.')
                    .append(v % 20)
                    .append(".0\"");
        }
        text.append("],\"database_specific\":{\"source\":\"https://example.com/advisories/")
                .append(id);
        text.append("\"}}],\"references\":[");
        for (int r = 0; r < 5; r++) {
            text.append(r == 0 ? "" : ",").append("{\"type\":\"WEB\",\"url\":\"https://example.com/");
            text.append(Long.toString(random.nextLong(), 36)).append("\"}");
        }
        return text.append("],\"database_specific\":{\"severity\":\"HIGH\",\"cwe_ids\":[\"CWE-20\"]}}")
                .toString();
    }

    private static void words(StringBuilder text, Random random, int count) {
        for (int w = 0; w < count; w++) {
            // Details have lines and quotes, which are escapes.
            text.append(Integer.toString(random.nextInt(5000) + 2000, 36)).append(w % 12 == 11 ? "\\n" : " ");
        }
    }
}
