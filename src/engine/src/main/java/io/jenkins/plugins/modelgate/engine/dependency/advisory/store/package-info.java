/**
 * Advisory data on this machine as immutable snapshots: an update builds a new one beside those in use and switches to it in
 * one move, so that checks and updates never wait for each other and a killed update leaves nothing that counts. Runs on the
 * controller too.
 */
package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;
