package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.Locale;
import java.util.Set;

/** Linux capabilities. Source: capabilities(7); Pod Security Standards, baseline. */
public final class Capabilities {
    private static final Set<String> REACH_OUT = Set.of(
            "ALL",
            "SYS_ADMIN",
            "SYS_PTRACE",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_BOOT",
            "SYS_TIME",
            "NET_ADMIN",
            "NET_RAW",
            "BPF",
            "PERFMON",
            "DAC_READ_SEARCH",
            "DAC_OVERRIDE",
            "MAC_ADMIN",
            "MAC_OVERRIDE",
            "SETFCAP",
            "MKNOD",
            "CHECKPOINT_RESTORE",
            "SYSLOG");

    private Capabilities() {}

    /** Whether who has it reaches what lies outside of its container. */
    public static boolean reachOut(String name) {
        return REACH_OUT.contains(name.strip().toUpperCase(Locale.ROOT).replaceFirst("^CAP_", ""));
    }
}
