/** The figures of a window for people: what a report shows, and the file beside it. Light: a controller reads and shows it too. */
package io.jenkins.plugins.modelgate.engine.monitor.chart;
