package io.jenkins.plugins.modelgate.engine.cli;

import java.util.concurrent.TimeUnit;

/** Ends this process when the launcher that waits for it is gone: what nobody waits for must not go on. */
final class LauncherWatch {
    /** Property with the launcher's process id. */
    private static final String LAUNCHER = "modelgate.launcher";

    /** Most runs are over before this is worth its price. */
    private static final long LATER_MILLISECONDS = 1500;

    private LauncherWatch() {}

    static void start() {
        Long launcher = Long.getLong(LAUNCHER);
        if (launcher != null) {
            Thread watch = new Thread(() -> await(launcher), "watch-launcher");
            watch.setDaemon(true);
            watch.start();
        }
    }

    private static void await(long launcher) {
        try {
            TimeUnit.MILLISECONDS.sleep(LATER_MILLISECONDS);
            while (ProcessHandle.current()
                    .parent()
                    .filter(parent -> parent.pid() == launcher)
                    .isPresent()) {
                TimeUnit.MILLISECONDS.sleep(LATER_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            return;
        }
        Runtime.getRuntime().halt(ExitCode.ERROR);
    }
}
