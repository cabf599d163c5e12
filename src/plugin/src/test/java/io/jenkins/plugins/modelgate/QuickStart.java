package io.jenkins.plugins.modelgate;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.MetaClass;

/** Takes out of the start of every test's Jenkins what only costs time. Jenkins itself finds it on the class path. */
public final class QuickStart {
    private static String identity;

    private QuickStart() {}

    /** Views are compiled once, as in production: the harness would have them compiled again for every page. */
    @Initializer(after = InitMilestone.PLUGINS_PREPARED, before = InitMilestone.PLUGINS_STARTED)
    public static void cacheViews() {
        MetaClass.NO_CACHE = false;
    }

    /**
     * One key for the identity of all instances of a test run, in the form from which Jenkins takes it over: making another
     * one is a third of the whole start. No key of Model Gate comes from it.
     */
    @Initializer(after = InitMilestone.PLUGINS_PREPARED, before = InitMilestone.PLUGINS_STARTED)
    public static synchronized void shareIdentity() throws GeneralSecurityException, IOException {
        Path home = Jenkins.get().getRootDir().toPath();
        if (Files.exists(home.resolve("identity.key.enc"))) {
            return;
        }
        if (identity == null) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            identity = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(
                                    generator.generateKeyPair().getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        }
        Files.writeString(home.resolve("identity.key"), identity);
    }
}
