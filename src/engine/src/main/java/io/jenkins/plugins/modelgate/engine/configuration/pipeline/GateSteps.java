package io.jenkins.plugins.modelgate.engine.configuration.pipeline;

import java.util.List;
import java.util.regex.Pattern;

/** What closes a gate in a pipeline: the steps of Model Gate, and programs whose failure says that something must not go on. */
public final class GateSteps {
    /** The steps of Model Gate. */
    public static final List<String> OURS = List.of(
            "monitorModel",
            "redTeamPipeline",
            "requireApproval",
            "scanDependencies",
            "signModelArtifact",
            "validateDataset",
            "verifyConfiguration",
            "verifyContainerImage",
            "verifyModelArtifact",
            "verifyModelQuality",
            "withApprovedModel",
            "withGatedSecret");

    /** Names that are words of other things too count with what a check is started by alone. */
    private static final List<String> PROGRAMS = List.of(
            "model-gate",
            "modelgate",
            "modelscan",
            "picklescan",
            "fickling",
            "nbdefense",
            "guarddog",
            "trivy",
            "grype",
            "clair-scanner",
            "docker\\s+scout",
            "pip-audit",
            "pip_audit",
            "osv-scanner",
            "dependency-check(?:\\.sh)?",
            "govulncheck",
            "(?:npm|yarn|pnpm|cargo|bundle)\\s+audit",
            "safety\\s+(?:check|scan)",
            "snyk\\s+(?:test|code|container|iac)",
            "bandit\\s+(?:-[rcfilqtsx]|--recursive|--severity-level|--confidence-level)",
            "semgrep\\s+(?:scan|ci|-)",
            "checkov",
            "hadolint",
            "kube-score",
            "kubesec",
            "kubeconform",
            "tfsec",
            "terrascan",
            "kics\\s+scan",
            "conftest\\s+(?:test|verify)",
            "opa\\s+(?:eval|exec|test)",
            "gitleaks",
            "trufflehog",
            "detect-secrets",
            "ggshield",
            "clamscan",
            "cosign\\s+verify",
            "notation\\s+verify",
            "slsa-verifier",
            "model[_-]signing\\s+verify",
            "gpgv\\s",
            "gpg2?\\s+.{0,100}--verify\\b",
            "sha(?:1|224|256|384|512)sum\\s+(?:.{0,100}\\s)?(?:-[a-z]*c|--check)\\b");

    static final Pattern STEP = Pattern.compile("\\b(?:" + String.join("|", OURS) + ")\\b");
    static final Pattern PROGRAM = Pattern.compile("\\b(?:" + String.join("|", PROGRAMS) + ")");

    private GateSteps() {}
}
