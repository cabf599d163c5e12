package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of package indexes. */
public final class PackageIndex {
    private static final Pattern HOST = Pattern.compile("https://([A-Za-z0-9.-]+)(?::443)?(?:[/?#].*)?");

    /** Vendors' own indexes: no name that somebody uses inside his house is looked up there in place of his own. */
    private static final Set<String> VENDORS = Set.of(
            "download.pytorch.org",
            "pypi.org",
            "pypi.nvidia.com",
            "pypi.ngc.nvidia.com",
            "wheels.vllm.ai",
            "flashinfer.ai",
            "data.pyg.org",
            "pytorch-extension.intel.com",
            "repo.radeon.com");

    private PackageIndex() {}

    /** Whether the address is one of a vendor that serves his own packages, over https and without an account. */
    public static boolean isVendors(String address) {
        Matcher host = HOST.matcher(address.strip());
        return host.matches() && VENDORS.contains(host.group(1).toLowerCase(Locale.ROOT));
    }
}
