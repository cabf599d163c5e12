/** Containers and compressed streams: every byte of every member reaches the scanners, whichever way a loader reads. */
package io.jenkins.plugins.modelgate.engine.scan.archive;
