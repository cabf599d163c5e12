package io.jenkins.plugins.modelgate.engine.dependency.tree;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Property;

/** Packages in the words of CycloneDX. */
final class BomComponents {
    private static final Map<String, Hash.Algorithm> ALGORITHMS = Map.of(
            "md5", Hash.Algorithm.MD5,
            "sha1", Hash.Algorithm.SHA1,
            "sha256", Hash.Algorithm.SHA_256,
            "sha384", Hash.Algorithm.SHA_384,
            "sha512", Hash.Algorithm.SHA_512);

    private BomComponents() {}

    static String reference(ComponentId id) {
        return id.ecosystem().purlType() + ":" + id.name() + "@" + (id.version() == null ? "" : id.version());
    }

    /** @param named every place that names it, at least one */
    static org.cyclonedx.model.Component of(ComponentId id, List<Component> named) {
        org.cyclonedx.model.Component component = new org.cyclonedx.model.Component();
        component.setBomRef(reference(id));
        component.setType(org.cyclonedx.model.Component.Type.LIBRARY);
        component.setName(id.name());
        component.setVersion(id.version());
        component.setPurl(purl(id));
        Set<String> licenses = new TreeSet<>();
        Set<String> hashes = new TreeSet<>();
        for (Component each : named) {
            licenses.addAll(each.licenses());
            hashes.addAll(each.hashes());
            component.addProperty(new Property(
                    "modelgate:namedBy", SafeText.of(each.location().toString(), 400)));
        }
        // A lock file lists the digests of all files of a version; which of them is installed it does not say.
        if (hashes.size() == 1) {
            hash(hashes.iterator().next(), component);
        } else {
            hashes.forEach(each -> component.addProperty(new Property("modelgate:fileHash", each)));
        }
        if (!licenses.isEmpty()) {
            LicenseChoice choice = new LicenseChoice();
            for (String name : licenses) {
                License license = new License();
                license.setName(SafeText.of(name, 400));
                choice.addLicense(license);
            }
            component.setLicenses(choice);
        }
        return component;
    }

    private static void hash(String hash, org.cyclonedx.model.Component component) {
        String[] parts = hash.split(":", 2);
        Hash.Algorithm algorithm = ALGORITHMS.get(parts[0].toLowerCase(Locale.ROOT));
        if (parts.length == 2 && algorithm != null && parts[1].matches("[0-9a-f]{32,128}")) {
            component.addHash(new Hash(algorithm, parts[1]));
        } else {
            component.addProperty(new Property("modelgate:fileHash", SafeText.of(hash)));
        }
    }

    @CheckForNull
    private static String purl(ComponentId id) {
        try {
            String namespace = null;
            String name = id.name();
            int split = id.ecosystem() == Ecosystem.MAVEN
                    ? name.indexOf(':')
                    : id.ecosystem() == Ecosystem.NPM && name.startsWith("@") ? name.indexOf('/') : -1;
            if (split > 0) {
                namespace = name.substring(0, split);
                name = name.substring(split + 1);
            }
            return new PackageURL(id.ecosystem().purlType(), namespace, name, id.version(), null, null).canonicalize();
        } catch (MalformedPackageURLException e) {
            return null;
        }
    }
}
