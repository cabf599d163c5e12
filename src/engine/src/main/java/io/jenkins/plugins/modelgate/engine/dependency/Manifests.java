package io.jenkins.plugins.modelgate.engine.dependency;

import io.jenkins.plugins.modelgate.engine.dependency.maven.JarReader;
import io.jenkins.plugins.modelgate.engine.dependency.maven.ProjectReader;
import io.jenkins.plugins.modelgate.engine.dependency.npm.PackageJsonReader;
import io.jenkins.plugins.modelgate.engine.dependency.npm.PackageLockReader;
import io.jenkins.plugins.modelgate.engine.dependency.npm.PnpmLockReader;
import io.jenkins.plugins.modelgate.engine.dependency.npm.YarnLockReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.conda.CondaEnvironmentReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.conda.CondaExplicitReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.conda.CondaLockReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.installed.InstalledReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.installed.SourceReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.installed.WheelReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.lock.LockReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.project.PipfileReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.project.PyprojectReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.project.SetupReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.project.SetupScript;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementsReader;
import io.jenkins.plugins.modelgate.engine.dependency.sbom.BillReader;
import io.jenkins.plugins.modelgate.engine.dependency.settings.LineSettingsReader;
import io.jenkins.plugins.modelgate.engine.dependency.settings.TomlSettingsReader;
import io.jenkins.plugins.modelgate.engine.dependency.settings.YamlSettingsReader;
import java.util.List;

/** Every reader there is: one line each. The first that accepts a file reads it. */
public final class Manifests {
    private static final List<ManifestReader> READERS = List.of( //
            LockReader.poetry(), //
            LockReader.uv(), //
            LockReader.pdm(), //
            LockReader.pipenv(), //
            LockReader.common(), //
            new RequirementsReader(), //
            new PyprojectReader(), //
            new SetupReader(), //
            new SetupScript(), //
            new PipfileReader(), //
            new InstalledReader(), //
            new WheelReader(), //
            new SourceReader(), //
            new UnreadManifests(), //
            new CondaLockReader(), //
            new CondaEnvironmentReader(), //
            new CondaExplicitReader(), //
            new PackageLockReader(), //
            new PackageJsonReader(), //
            new PnpmLockReader(), //
            new YarnLockReader(), //
            new ProjectReader(), //
            new JarReader(), //
            new BillReader(), //
            new LineSettingsReader(), //
            new TomlSettingsReader(), //
            new YamlSettingsReader() //
            );

    private Manifests() {}

    public static List<ManifestReader> readers() {
        return READERS;
    }
}
