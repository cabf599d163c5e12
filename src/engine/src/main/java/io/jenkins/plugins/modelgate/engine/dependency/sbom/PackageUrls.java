package io.jenkins.plugins.modelgate.engine.dependency.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;

/** Package URLs (ECMA-427) as identities of packages. */
final class PackageUrls {
    private static final int MAX_LENGTH = 4096;

    private PackageUrls() {}

    /**
     * @param version of the entry, for a URL that has none
     * @return null when it is no package URL
     */
    @CheckForNull
    static ComponentId parse(String purl, @CheckForNull String version) {
        if (purl.length() > MAX_LENGTH) {
            return null;
        }
        PackageURL url;
        try {
            url = new PackageURL(purl);
        } catch (MalformedPackageURLException | RuntimeException e) {
            return null;
        }
        String exact = url.getVersion() == null ? version : url.getVersion();
        String space = url.getNamespace();
        return switch (url.getType()) {
            case "pypi" -> ComponentId.of(Ecosystem.PYPI, url.getName(), exact);
            case "npm" ->
                ComponentId.of(Ecosystem.NPM, space == null ? url.getName() : space + "/" + url.getName(), exact);
            case "maven" ->
                ComponentId.of(Ecosystem.MAVEN, space == null ? url.getName() : space + ":" + url.getName(), exact);
            case "conda" -> ComponentId.of(Ecosystem.CONDA, url.getName(), exact);
            default ->
                ComponentId.of(
                        Ecosystem.GENERIC,
                        url.getType() + "/" + (space == null ? "" : space + "/") + url.getName(),
                        exact);
        };
    }

    /** A package of which only the name is known. */
    static ComponentId unknown(String name, @CheckForNull String version) {
        return ComponentId.of(Ecosystem.GENERIC, name, version);
    }
}
