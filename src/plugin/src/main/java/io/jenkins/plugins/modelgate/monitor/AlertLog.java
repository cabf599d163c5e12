package io.jenkins.plugins.modelgate.monitor;

import hudson.Extension;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Alerts in Jenkins' own log, where whoever collects logs finds them. */
@Extension
public final class AlertLog implements MonitorAlert {
    private static final Logger LOGGER = Logger.getLogger(AlertLog.class.getName());

    @Override
    public void onChange(ConditionChange change) {
        LOGGER.log(change.isGood() ? Level.INFO : Level.WARNING, change::sentence);
    }
}
