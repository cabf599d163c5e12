package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.KnownFormats;
import io.jenkins.plugins.modelgate.engine.report.Quantity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Uses the time in which the command line is parsed, on another core: loads what every check needs, and digests until
 * the Java compiler has replaced the interpreted SHA-256 by the processor's instructions, which takes the first two
 * mebibytes of any run. Changes nothing but time: a failure here shows again, with its message, where it matters.
 */
final class HeadStart implements Runnable {
    private static final int BLOCK = 64 * 1024;
    private static final int BLOCKS = 32;

    private HeadStart() {}

    /** Begins it, if the arguments begin a check. */
    static void forArguments(String... arguments) {
        boolean check =
                arguments.length > 1 && (arguments[0].startsWith("verify-") || arguments[0].startsWith("validate-"))
                        || isWorker(arguments);
        if (check && Runtime.getRuntime().availableProcessors() > 1) {
            Thread thread = new Thread(new HeadStart(), "head-start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static boolean isWorker(String... arguments) {
        return arguments.length == 1 && arguments[0].equals("worker");
    }

    @Override
    public void run() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int i = 0; i < BLOCKS; i++) {
                digest.update(block);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        KnownFormats.formats();
        // Says so in thread dumps; and the first formatted number loads the locale's data.
        Thread.currentThread().setName("head-start, " + Quantity.bytes((long) BLOCK * BLOCKS) + " digested");
    }
}
