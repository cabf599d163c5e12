package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;

/**
 * What {@link ScanDependencies} is asked.
 *
 * @param path a tree with manifests, lock files, installed packages, jars or bills of material, or one such file
 * @param name how the report calls it, or null for the name of the file or directory
 * @param policy in force, all layers merged
 * @param advisories what is known against packages
 * @param sbom a bill of material to compare with, or null
 * @param baseline {@code dependencies.json} of an earlier run, or null
 * @param report directory for what is written beside the report, or null
 * @param threads how many packages are examined at once, at least 1
 */
public record ScanDependenciesRequest(
        Path path,
        @CheckForNull String name,
        Policy policy,
        AdvisoryInputs advisories,
        @CheckForNull Path sbom,
        @CheckForNull Path baseline,
        @CheckForNull Path report,
        int threads) {}
