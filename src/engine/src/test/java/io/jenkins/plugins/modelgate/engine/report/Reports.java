package io.jenkins.plugins.modelgate.engine.report;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Reports for the tests of the writers. */
final class Reports {
    static final Rule UNSAFE = Rule.of(
            "pickle/unsafe-global",
            Severity.CRITICAL,
            "The pickle runs code when it is loaded",
            "Unpickling calls whatever the file names. Loading this file runs code of the file's author.",
            "Do not load the file. Ask the publisher for safetensors, or rebuild it from a checkpoint that you trust.",
            "AML.T0018",
            "CWE-502",
            "CVE-2025-32434");

    static final Rule UNKNOWN = Rule.of(
            "pickle/unknown-global",
            Severity.MEDIUM,
            "The pickle imports a name that is not known to be harmless",
            "The name stands on no list. Whether it does harm cannot be told without reading its source.",
            "Review the class and add its exact name to modelArtifact.allowedGlobals.",
            "CWE-502");

    static final Rule TRAILING = Rule.of(
            "scan/trailing-data",
            Severity.HIGH,
            "Data after the end of the content",
            "Bytes follow the end that the format defines. Another parser may find another file there.",
            "Write the file again with the library of its format.",
            "CWE-436");

    static final List<Rule> RULES = List.of(UNSAFE, UNKNOWN, TRAILING);

    static final String DIGEST = "0123456789abcdef".repeat(4);

    /** Text of the worst kind: markup, quotes, control and bidirectional characters, line separators, astral planes. */
    static final String HOSTILE = "</script><!--<script>alert(1)</script>\"'`${x}{{y}}\u2028\u2029\u0000\u001b[31m"
            + "\u202eexe.gpj\u2066\ufeff\r\n\t&amp;&#60;\\\ud83d\ude00javascript:alert(1)";

    private Reports() {}

    static Report failed() {
        Finding unsafe = Finding.of(
                UNSAFE, new Location("weights/a.pt", "archive/data.pkl", 12), "os.system is called with \"id\"");
        Finding trailing = Finding.of(TRAILING, new Location("b.gguf", null, 4096), "17 bytes after the last tensor");
        Finding unknown = Finding.of(UNKNOWN, Location.ofFile("legacy/c.pkl"), "imports acme.layers.Attention");
        Finding tree = Finding.of(UNKNOWN, Severity.LOW, Location.ofFile(""), "the tree as a whole is unusual");
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("bytesPerSecond", 1234567890L);
        metrics.put("ratio", 0.25);
        metrics.put("signature", "none");
        return new Report(
                "verifyModelArtifact",
                Verdict.FAILED,
                new Subject("model", DIGEST, DIGEST.replace('0', 'f'), 4, 123_456_789),
                List.of(unsafe, trailing, tree),
                List.of(new Suppression(unknown, "sklearn tree, reviewed in MG-12", "2027-03-31")),
                List.of(
                        new Artifact("b.gguf", 5000, DIGEST, "gguf", Coverage.FULL, true),
                        new Artifact("legacy/c.pkl", 77, DIGEST, "pickle", Coverage.PARTIAL, true),
                        new Artifact("notes.bin", 3, null, Artifact.UNKNOWN, Coverage.NONE, false),
                        new Artifact("weights/a.pt", 123_451_709, DIGEST, "pytorch-zip", Coverage.FULL, true)),
                metrics,
                "production",
                DIGEST,
                "1.0",
                "2026-11-23T10:00:00Z",
                "2026-11-23T10:00:12.345Z");
    }

    static Report passed() {
        return new Report(
                "verifyModelArtifact",
                Verdict.PASSED,
                new Subject("model.safetensors", DIGEST, DIGEST, 1, 42),
                List.of(),
                List.of(),
                List.of(new Artifact("model.safetensors", 42, DIGEST, "safetensors", Coverage.FULL, true)),
                Map.of(),
                "default",
                DIGEST,
                "1.0",
                "2026-11-23T10:00:00Z",
                "2026-11-23T10:00:00.100Z");
    }

    /** Every free text is {@link #HOSTILE}. */
    static Report hostile() {
        return hostile(HOSTILE);
    }

    static Report hostile(String text) {
        Finding finding = new Finding(
                UNSAFE.id(), Severity.CRITICAL, text, text, new Location(text, text, 7), text, List.of(text));
        return new Report(
                "verifyModelArtifact",
                Verdict.INCOMPLETE,
                new Subject(text, null, null, 1, 42),
                List.of(finding),
                List.of(new Suppression(finding, text, "2027-03-31")),
                List.of(new Artifact(text, 42, null, text, Coverage.PARTIAL, true)),
                Map.of(text, text),
                text,
                DIGEST,
                text,
                "2026-11-23T10:00:00Z",
                "2026-11-23T10:00:00.100Z");
    }

    /** A large repository: files in many folders, findings in some. */
    static Report large(int artifacts, int findings) {
        Random random = new Random(7);
        List<Artifact> files = new ArrayList<>();
        for (int i = 0; i < artifacts; i++) {
            String sha256 = HexFormat.of().toHexDigits(random.nextLong()).repeat(4);
            String path = "layers/block-" + i % 997 + "/weights-" + (1_000_000 + i) + ".safetensors";
            files.add(new Artifact(path, random.nextInt(1 << 30), sha256, "safetensors", Coverage.FULL, true));
        }
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < findings; i++) {
            Rule rule = RULES.get(i % RULES.size());
            Location location = new Location(files.get(i % artifacts).path(), "archive/data-" + i + ".pkl", i * 31L);
            found.add(Finding.of(rule, location, "module_" + i + ".function is called with 3 arguments"));
        }
        return new Report(
                "verifyModelArtifact",
                Verdict.FAILED,
                new Subject("large", DIGEST, DIGEST, artifacts, 1L << 40),
                found,
                List.of(),
                files,
                Map.of(),
                "production",
                DIGEST,
                "1.0",
                "2026-11-23T10:00:00Z",
                "2026-11-23T10:20:00Z");
    }
}
