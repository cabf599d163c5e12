package io.jenkins.plugins.modelgate.report;

import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.report.Suppression;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports as gates make them, for pages. */
public final class SampleReports {
    public static final String DIGEST = "0123456789abcdef".repeat(4);

    private SampleReports() {}

    public static Report passed() {
        return report(
                Verdict.PASSED,
                "model",
                List.of(),
                List.of(),
                List.of(
                        new Artifact("model.safetensors", 90_868_376, DIGEST, "safetensors", Coverage.FULL, true),
                        new Artifact("README.md", 4012, DIGEST, "unknown", Coverage.NONE, false)));
    }

    public static Report failed() {
        Finding unsafe = finding(
                "pickle/unsafe-global",
                Severity.CRITICAL,
                "Import of a name that runs code",
                "posix.system is imported and called",
                "training_args.bin",
                "archive/data.pkl",
                12);
        Finding remote = finding(
                "config/remote-code",
                Severity.HIGH,
                "Code from another repository",
                "auto_map names someone/else--modeling.Model",
                "config.json",
                null,
                14);
        Finding odd = finding(
                "onnx/vendor-domain", Severity.LOW, "Operator of a vendor", "com.microsoft", "model.onnx", null, 7);
        return report(
                Verdict.FAILED,
                "model",
                List.of(unsafe, remote, odd),
                List.of(new Suppression(
                        finding(
                                "pickle/unknown-global",
                                Severity.HIGH,
                                "Not on the allow list",
                                "acme.layers.Attention",
                                "legacy.pkl",
                                null,
                                3),
                        "reviewed in MG-12",
                        "2027-03-31")),
                List.of(
                        new Artifact("config.json", 512, DIGEST, "json", Coverage.FULL, true),
                        new Artifact("model.onnx", 22_972_370, DIGEST, "onnx", Coverage.FULL, true),
                        new Artifact("training_args.bin", 2048, DIGEST, "pytorch-zip", Coverage.PARTIAL, true)));
    }

    /** Every string that a file can bring in tries to be more than text. */
    public static Report hostile() {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`${7*7}#{x} javascript:alert(3)";
        return report(
                Verdict.INCOMPLETE,
                evil,
                List.of(new Finding(
                        "a/b",
                        Severity.MEDIUM,
                        evil,
                        evil,
                        new Location(evil.replace("/", "_"), evil, 1),
                        evil,
                        List.of(evil))),
                List.of(),
                List.of(new Artifact(evil.replace("/", "_"), 1, DIGEST, evil, Coverage.PARTIAL, true)));
    }

    public static Report large(int findings, int files) {
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < findings; i++) {
            many.add(finding(
                    "pickle/unknown-global",
                    Severity.HIGH,
                    "Not on the allow list",
                    "acme.Layer" + i,
                    "f" + i,
                    null,
                    i));
        }
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            artifacts.add(new Artifact("d/f" + i, i, DIGEST, "pickle", Coverage.FULL, true));
        }
        return report(Verdict.FAILED, "large", many, List.of(), artifacts);
    }

    private static Finding finding(
            String rule, Severity severity, String title, String detail, String file, String member, long offset) {
        return new Finding(
                rule,
                severity,
                title,
                detail,
                new Location(file, member, offset),
                "Do not load the file; ask its publisher for safetensors.",
                List.of("AML.T0018", "CWE-502"));
    }

    private static Report report(
            Verdict verdict, String name, List<Finding> findings, List<Suppression> suppressed, List<Artifact> files) {
        long bytes = files.stream().mapToLong(Artifact::bytes).sum();
        return new Report(
                "verifyModelArtifact",
                verdict,
                new Subject(name, DIGEST, DIGEST, files.size(), bytes),
                findings,
                suppressed,
                files,
                Map.of("milliseconds", 3L),
                "production",
                DIGEST,
                "1.0",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:01Z");
    }
}
