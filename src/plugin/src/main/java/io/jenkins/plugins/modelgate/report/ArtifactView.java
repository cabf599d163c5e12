package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Functions;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;

/** A file of the subject as pages show it. Its texts are foreign: views escape them. */
public final class ArtifactView {
    private final Artifact artifact;

    ArtifactView(Artifact artifact) {
        this.artifact = artifact;
    }

    public String getPath() {
        return artifact.path();
    }

    public String getExtent() {
        return Functions.humanReadableByteSize(artifact.bytes());
    }

    public String getFormat() {
        return artifact.format();
    }

    @CheckForNull
    public String getSha256() {
        return artifact.sha256();
    }

    /** How much was examined, in words. */
    public String getCoverage() {
        return switch (artifact.coverage()) {
            case FULL -> Messages.Coverage_Full();
            case PARTIAL -> Messages.Coverage_Partial();
            case NONE -> artifact.loadable() ? Messages.Coverage_None() : Messages.Coverage_NotAModel();
        };
    }

    /** Whether this file alone keeps the gate closed. */
    public boolean isClosing() {
        return Judge.keepsGateClosed(artifact);
    }
}
