package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists of trusted signers. No list and an empty one are the same here: not set. */
final class TrustList {
    private TrustList() {}

    @CheckForNull
    static List<TrustedSigner> copy(@CheckForNull List<TrustedSigner> list) {
        return list == null || list.isEmpty() ? null : new ArrayList<>(list);
    }

    /** As in the policy document. */
    @CheckForNull
    static List<Map<String, Object>> documents(@CheckForNull List<TrustedSigner> list) {
        return list == null || list.isEmpty()
                ? null
                : list.stream().map(TrustedSigner::document).toList();
    }
}
