/** Examines Keras models: what their configuration makes a loader import, decode or run. */
package io.jenkins.plugins.modelgate.engine.scan.keras;
