package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tries a trust entry on a signature that somebody pastes into its form. Whoever can start workers implements it. */
public abstract class SignatureTrial implements ExtensionPoint {
    private static final int MAX_LENGTH = 1 << 20;

    /**
     * @param trust policy whose {@code modelArtifact.trust} is the entry
     * @param signature text of a signature
     * @return what holds, a sentence for the administrator
     */
    protected abstract FormValidation tryOut(PolicyLayer trust, String signature);

    /** For forms; silent to those who may not change the policy. */
    static FormValidation of(@CheckForNull Item item, String type, Map<String, String> fields, String signature) {
        if (!FieldCheck.mayConfigure(item)) {
            return FormValidation.ok();
        }
        String text = Util.fixNull(signature).strip();
        if (!text.startsWith("{") || text.length() > MAX_LENGTH) {
            return FormValidation.error(Messages.SignatureTrial_NoBundle());
        }
        Map<String, Object> entry = new TreeMap<>(Map.of("type", type));
        fields.forEach((field, value) -> PolicyDocument.put(entry, field, Util.fixEmptyAndTrim(value)));
        try {
            PolicyLayer layer = PolicyLayer.of("modelArtifact.trust", List.of(entry));
            return ExtensionList.lookupSingleton(SignatureTrial.class).tryOut(layer, text);
        } catch (PolicyException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
