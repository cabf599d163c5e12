package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code scanDependencies}: what a model is packaged with, and what is known against it. */
public final class ScanDependenciesStep extends GateStep {
    private final String path;
    private String osv;
    private String sbom;

    /** @param path file or directory, relative to the workspace */
    @DataBoundConstructor
    public ScanDependenciesStep(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
    }

    @CheckForNull
    public String getOsv() {
        return osv;
    }

    /** @param osv OSV data in the workspace: a directory, a zip file or an index */
    @DataBoundSetter
    public void setOsv(@CheckForNull String osv) {
        this.osv = Util.fixEmptyAndTrim(osv);
    }

    @CheckForNull
    public String getSbom() {
        return sbom;
    }

    /** @param sbom bill of material in the workspace that must name the same packages */
    @DataBoundSetter
    public void setSbom(@CheckForNull String sbom) {
        this.sbom = Util.fixEmptyAndTrim(sbom);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ScanDependenciesExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends SubjectStepDescriptor {
        static final String NAME = ReportEntry.DEPENDENCIES;

        @Override
        public String getFunctionName() {
            return NAME;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ScanDependenciesStep_DisplayName();
        }
    }
}
