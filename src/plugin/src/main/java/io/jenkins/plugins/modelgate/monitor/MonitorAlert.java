package io.jenkins.plugins.modelgate.monitor;

import hudson.ExtensionPoint;

/**
 * Told when a watched model comes into another condition: an alarm, no window for too long, a history that cannot be read,
 * and that all is well again. For chat, mail, pagers. After a restart of Jenkins what is not well is told again. Called in
 * the thread of the build or of the periodic work that noticed, without locks; be quick, or hand on. What it throws is
 * logged and changes nothing.
 */
public interface MonitorAlert extends ExtensionPoint {
    /** A model is in another condition. */
    void onChange(ConditionChange change);
}
