/** What a model did in production, window after window. Light: a controller keeps it, searches it and draws it. */
package io.jenkins.plugins.modelgate.engine.monitor.history;
