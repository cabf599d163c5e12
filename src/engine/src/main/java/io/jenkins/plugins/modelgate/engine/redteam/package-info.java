/**
 * Attacks on the gates themselves: scenarios that are played on copies against the policy in force, to see which gate catches
 * them. A new attack is one entry in the list of its room.
 */
package io.jenkins.plugins.modelgate.engine.redteam;
