package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** The policy's section {@code configuration}: how severe what {@code verifyConfiguration} finds is. */
public final class ConfigurationSection extends AbstractDescribableImpl<ConfigurationSection> {
    private String secrets;

    @DataBoundConstructor
    public ConfigurationSection() {
        // Every field is optional.
    }

    @CheckForNull
    public String getSecrets() {
        return secrets;
    }

    /** @param secrets severity at most of what the rules about secrets find */
    @DataBoundSetter
    public void setSecrets(@CheckForNull String secrets) {
        String value = Util.fixEmptyAndTrim(secrets);
        FieldCheck.require("configuration.secrets", value);
        this.secrets = value;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "secrets", secrets);
        return document;
    }

    /** Not called as its field is: other plugins may call a global function of Pipeline {@code configuration}. */
    @Extension
    @Symbol("configurationFiles")
    public static final class DescriptorImpl extends Descriptor<ConfigurationSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ConfigurationSection_DisplayName();
        }

        @POST
        public ListBoxModel doFillSecretsItems(@AncestorInPath Item item) {
            return SeverityItems.forConfiguration(item);
        }
    }
}
