package io.windlass.workflows.aistore.autoscale;

import io.fabric8.kubernetes.api.model.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many nodes of a role there are to be when it follows hosts, and which of them may go.
 *
 * <ol>
 *   <li>A host counts that has the labels of the node selector, and takes new pods or has one of
 *       ours: its pod, or the volumes of one that waits.
 *   <li>As many nodes are wanted as hosts count, up to the limit. So with more hosts it grows.
 *   <li>With fewer, only a node goes that was released: its pod was put on that host, which had the
 *       labels then, and has lost them since. That only a person does. A host that is cordoned,
 *       tainted, silent, gone, or was registered anew releases nobody.
 *   <li>A StatefulSet gives up its highest ordinals only. So it shrinks by those at its end that
 *       were released, or are nowhere and hold nothing.
 *   <li>A released one with others above it stays, and is explained. When a person has it replaced
 *       and no host is free, the highest one leaves in order, so that there is room for it.
 *   <li>A few too many are let be, without a word, when the spec spares them.
 *   <li>When no host counts, nobody goes: that is a mistake rather than a wish.
 *   <li>The limit is a number that a person gave: what is beyond it goes, as with any smaller size.
 * </ol>
 *
 * <p>Guarantees: nothing that comes over a host by itself makes a cluster smaller.
 */
public final class HostFollower {

  private final Terms terms;
  private final Map<String, Node> known;
  private final List<Place> places;
  private final Optional<String> replaced;

  /**
   * @param known hosts that have the labels, and all that have one of ours, as far as they exist
   * @param places in order of the ordinals
   * @param replaced the node that a person wants replaced
   */
  public HostFollower(
      Terms terms, Collection<Node> known, List<Place> places, Optional<String> replaced) {
    this.terms = terms;
    this.known =
        known.stream()
            .collect(
                Collectors.toMap(
                    host -> host.getMetadata().getName(), host -> host, (one, same) -> one));
    this.places = List.copyOf(places);
    this.replaced = replaced;
  }

  /** The answer for the hosts as they are now. */
  public RoleFollowing follow() {
    List<String> counting = counting();
    int wanted = wanted(counting);
    List<Place> staying = places.subList(0, Math.min(wanted, places.size()));
    List<Place> astray = places.stream().filter(this::astray).toList();
    return new RoleFollowing(
        counting, wanted, new Explanation(terms, counting, free(counting), staying).of(astray));
  }

  private List<String> counting() {
    Set<String> ours =
        places.stream().flatMap(place -> place.host().stream()).collect(Collectors.toSet());
    return known.entrySet().stream()
        .filter(host -> HostRules.has(host.getValue(), terms.selector()))
        .filter(
            host ->
                HostRules.open(host.getValue(), terms.tolerations())
                    || ours.contains(host.getKey()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private int wanted(List<String> counting) {
    int present = places.size();
    int aim = counting.isEmpty() ? present : Math.min(counting.size(), terms.most());
    int stay = aim < present ? staying(aim, counting) : aim;
    return Math.min(stay, terms.most());
  }

  private int staying(int aim, List<String> counting) {
    boolean makesRoom = makesRoom(aim, counting);
    if (places.size() - aim <= terms.spared() && !makesRoom) {
      return places.size();
    }
    int stay = places.size();
    while (stay > aim && mayGo(places.get(stay - 1))) {
      stay--;
    }
    return stay > aim && makesRoom ? stay - 1 : stay;
  }

  private boolean mayGo(Place place) {
    return released(place) || place.idle();
  }

  /** With one left alone there would be nobody to take the data of the one to be replaced. */
  private boolean makesRoom(int aim, List<String> counting) {
    return aim > 1
        && free(counting).isEmpty()
        && places.subList(0, places.size() - 1).stream()
            .filter(place -> replaced.filter(place.pod()::equals).isPresent())
            .anyMatch(this::astray);
  }

  /** It is on a host that exists, and has not the labels. */
  private boolean astray(Place place) {
    return place.since().isPresent()
        && host(place).filter(host -> !HostRules.has(host, terms.selector())).isPresent();
  }

  /** Kubernetes puts pods only where the labels are: so they were taken away since. */
  private boolean released(Place place) {
    return astray(place)
        && host(place)
            .map(host -> Instant.parse(host.getMetadata().getCreationTimestamp()))
            .filter(made -> place.since().filter(put -> !put.isBefore(made)).isPresent())
            .isPresent();
  }

  private Optional<Node> host(Place place) {
    return place.host().map(known::get);
  }

  /** Hosts that count and have no node of the role. */
  private List<String> free(List<String> counting) {
    List<String> free = new ArrayList<>(counting);
    places.forEach(place -> place.host().ifPresent(free::remove));
    return free;
  }
}
