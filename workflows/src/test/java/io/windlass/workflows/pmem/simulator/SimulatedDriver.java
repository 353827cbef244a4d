package io.windlass.workflows.pmem.simulator;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Requested;
import io.windlass.workflows.pmem.ConversionSettings;
import io.windlass.workflows.pmem.DriverCertificates;
import io.windlass.workflows.pmem.DriverConversions;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverObservation.Controller;
import io.windlass.workflows.pmem.DriverObservation.Fixed;
import io.windlass.workflows.pmem.DriverObservation.Objection;
import io.windlass.workflows.pmem.DriverObservation.Policy;
import io.windlass.workflows.pmem.DriverRevisions;
import io.windlass.workflows.pmem.DriverRevisions.Rejection;
import io.windlass.workflows.pmem.DriverVolumes;
import io.windlass.workflows.pmem.RolloutSettings;
import io.windlass.workflows.pmem.resource.DeviceMode;
import io.windlass.workflows.pmem.resource.DriverLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A driver on simulated nodes: its objects, its pods, and what a person wants of it. */
public final class SimulatedDriver {

  final List<SimulatedPlace> places = new ArrayList<>();
  final Map<String, String> annotations = new HashMap<>();
  final Set<Request> requests = EnumSet.noneOf(Request.class);
  private final Map<String, Behaviour> behaviours = new HashMap<>();
  private long now;
  private int pods;

  String image;
  DeviceMode mode = DeviceMode.LVM;
  int percentage = 100;
  long generation = 1;
  boolean deleting;
  boolean gone;
  boolean orphan;
  boolean foundation;
  boolean renewalDue;
  boolean renewalAsked;
  boolean revocationAsked;
  private boolean revoking;
  int leaf = 1;
  AuthorityChange authority = AuthorityChange.SETTLED;
  int persistentVolumes;
  int restarts;
  String applied = "";
  String good = "";
  Optional<Rejection> rejected = Optional.empty();
  Optional<Fixed> fixed = Optional.empty();

  /** What another operator has made, and what Windlass would make in its place; empty for none. */
  String theirs = "";

  private String insteadOf = "";
  String controller = "";
  long controllerBorn;

  /** What the program that converts does, unless a node has its own way. */
  SimulatedPlace.Converts converts = SimulatedPlace.Converts.WELL;

  /** The text of the last request for a conversion. */
  String conversion = "c1";

  /** Why nothing can be converted. */
  Optional<Objection> unconvertible = Optional.empty();

  /** What keeps the controller from serving with an image. */
  final Map<String, PodProblem> controllerProblems = new HashMap<>();

  /** Nodes that are selected and have nothing yet. */
  public SimulatedDriver(int nodes, String image) {
    this.image = image;
    IntStream.rangeClosed(1, nodes).forEach(number -> add("node-" + number));
  }

  /** Another node that is selected. */
  public SimulatedPlace add(String name) {
    SimulatedPlace place = new SimulatedPlace(name);
    places.add(place);
    return place;
  }

  SimulatedPlace place(int number) {
    return places.get(number - 1);
  }

  /** Another node that is labelled to have its raw namespaces converted; nothing selects it. */
  public SimulatedPlace addRaw(String name) {
    SimulatedPlace place = add(name);
    place.selected = false;
    place.labelled = true;
    place.raw = 2;
    place.memory = 0;
    return place;
  }

  /** A person asks for a conversion, once more. */
  public void convert(String request) {
    conversion = request;
    requests.add(Request.CONVERT);
  }

  /** A new specification. */
  public void edit(String newImage) {
    image = newImage;
    generation++;
  }

  void behaves(String ofImage, Behaviour behaviour) {
    behaviours.put(ofImage, behaviour);
  }

  /** What a template comes to: image, mode, restart and what Secrets hold. */
  String wanted() {
    String trust =
        switch (authority) {
          case NONE, SETTLED, PREPARED -> "";
          case BOTH_TRUSTED -> "+both";
          case SIGNED_ANEW -> "+signed";
          case ALONE -> "+alone";
        };
    String restart = restarts == 0 ? "" : "+r" + restarts;
    String renewed = leaf == 1 ? "" : "+c" + leaf;
    String plain = mode == DeviceMode.LVM ? image : image + "+direct";
    String ours = plain + restart + renewed + trust;
    return ours.equals(insteadOf) ? theirs : ours;
  }

  /** A driver that was adopted a moment ago: pods, DaemonSet and controller are as they were. */
  static SimulatedDriver adopted(int nodes, String image) {
    SimulatedDriver driver = new SimulatedDriver(nodes, image);
    driver.theirs = image + "+theirs";
    driver.insteadOf = driver.wanted();
    driver.applied = driver.theirs;
    driver.controller = driver.theirs;
    driver.fixed = Optional.of(driver.wantedFixed());
    driver.foundation = true;
    driver.places.forEach(place -> place.pod = Optional.of(driver.born(driver.theirs)));
    return driver;
  }

  long now() {
    return now;
  }

  /** One second: the DaemonSet makes pods on nodes that it may use, and ends the others. */
  public void tick() {
    now++;
    for (SimulatedPlace place : places) {
      if (place.reachable && place.program.isPresent()) {
        place.convert(now);
      }
      if (!place.reachable || applied.isEmpty() && !place.owned) {
        continue;
      }
      if (!runs(place)) {
        place.pod = Optional.empty();
      } else if (place.pod.isEmpty() && !applied.isEmpty() && !place.tainted) {
        place.pod = Optional.of(born(applied));
      }
    }
  }

  /** Theirs selects nodes by the labels of the spec, ours those that are claimed. */
  private boolean runs(SimulatedPlace place) {
    return !theirs.isEmpty() && applied.equals(theirs) ? place.selected : place.owned;
  }

  private SimulatedPlace.Pod born(String revision) {
    pods++;
    String ofImage = revision.split("\\+", 2)[0];
    Behaviour behaviour = behaviours.getOrDefault(ofImage, Behaviour.good(ofImage));
    return new SimulatedPlace.Pod("p" + pods, revision, behaviour, now);
  }

  boolean controllerReady() {
    return controller.equals(wanted())
        && now - controllerBorn >= 3
        && controllerProblem().isEmpty();
  }

  private Optional<PodProblem> controllerProblem() {
    return Optional.ofNullable(controllerProblems.get(controller));
  }

  /** What is seen at this moment. */
  public DriverObservation look() {
    boolean current = controller.equals(wanted());
    return new DriverObservation(
        foundation,
        new Controller(
            !controller.isEmpty(), current, controllerReady() ? 1 : 0, 1, controllerProblem()),
        places.stream().map(place -> place.seen(now)).toList(),
        new DriverRevisions(wanted(), applied, good, rejected),
        new DriverVolumes(
            IntStream.rangeClosed(1, persistentVolumes).mapToObj(n -> "pvc-" + n).toList(),
            persistentVolumes),
        new DriverCertificates(authority, renewalDue, renewalAsked, false, revocationAsked),
        new DriverConversions(
            "pmem-csi.intel.com/convert-raw-namespaces",
            ConversionSettings.of(annotations),
            unconvertible,
            places.stream().map(place -> place.converted(now, conversion)).toList()),
        policy());
  }

  private Policy policy() {
    return new Policy(
        wantedFixed(),
        fixed,
        Optional.of(image),
        RolloutSettings.of(annotations, new IntOrString(1)),
        requested(),
        orphan,
        List.of());
  }

  Fixed wantedFixed() {
    return new Fixed("pmem-csi.intel.com", mode, percentage, DriverLayout.REGISTRY);
  }

  private Requested requested() {
    return new Requested(requests, Optional.empty(), false, Optional.empty(), false, revokes());
  }

  /** Whether a person has the authority revoked, and somebody may still have it. */
  boolean revokes() {
    return requests.contains(Request.REPLACE_AUTHORITY) && revoking;
  }

  /** A person has the authority revoked. */
  void revoke() {
    revoking = true;
    revocationAsked = true;
    requests.add(Request.REPLACE_AUTHORITY);
  }

  /** A driver that never starts. */
  public void crashes(String ofImage) {
    behaves(ofImage, Behaviour.crashing(ofImage));
  }

  /** The resource is deleted while there are so many volumes. */
  public void delete(int volumes) {
    deleting = true;
    persistentVolumes = volumes;
  }

  /** Looks at the nodes from inside: what is there shows. */
  void checkNodes() {
    places.forEach(place -> place.findings = place.hidden);
    requests.remove(Request.CHECK_HOSTS);
  }

  /** A person asks for something. */
  public void ask(Request request) {
    requests.add(request);
  }

  public Map<String, String> annotations() {
    return annotations;
  }

  public long generation() {
    return generation;
  }

  public boolean deleting() {
    return deleting;
  }

  public boolean gone() {
    return gone;
  }
}
