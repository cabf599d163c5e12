package io.jenkins.plugins.modelgate.engine.dependency;

import io.jenkins.plugins.modelgate.engine.dependency.maven.JarReader;
import io.jenkins.plugins.modelgate.engine.dependency.maven.ProjectReader;
import io.jenkins.plugins.modelgate.engine.dependency.npm.PackageJsonReader;
import io.jenkins.plugins.modelgate.engine.dependency.npm.PackageLockReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementsReader;
import io.jenkins.plugins.modelgate.engine.dependency.sbom.BillReader;
import java.util.List;

/** Every reader there is: one line each. The first that accepts a file reads it. */
public final class Manifests {
    private static final List<ManifestReader> READERS = List.of( //
            new RequirementsReader(),
            new PackageLockReader(),
            new PackageJsonReader(),
            new ProjectReader(),
            new JarReader(),
            new BillReader() //
            );

    private Manifests() {}

    public static List<ManifestReader> readers() {
        return READERS;
    }
}
