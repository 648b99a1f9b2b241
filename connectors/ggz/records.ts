/** What the decision about one record needs, and where the record comes from. Days are YYYY-MM-DD, Europe/Amsterdam. */
export interface GgzProvenance {
  readonly source: 'GGZ';
  readonly recordedAt: string | null;
  /** Null when the source's word could not be understood. */
  readonly confidentiality: 'OPEN' | 'RESTRICTED' | 'SECRET' | null;
  /** Null while the record runs, and when the day is not known. */
  readonly retentionFrom: string | null;
  readonly running: boolean;
}

/** zorgperiode (EpisodeOfCare) */
export interface GgzEpisode {
  readonly fromYear: number | null;
  readonly untilYear: number | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly provenance: GgzProvenance;
}

/** behandelaar (CareTeam): one per professional when names are asked for, else one per team. */
export interface GgzPractitioner {
  readonly organisation: string | null;
  readonly dutyPhone: string | null;
  readonly name: string | null;
  readonly contact: string | null;
  readonly provenance: GgzProvenance;
}

/** diagnose (Condition) */
export interface GgzDiagnosis {
  readonly text: string | null;
  /** As system|code. */
  readonly code: string | null;
  readonly since: string | null;
  readonly provenance: GgzProvenance;
}

/** functioneren (Condition, functional finding) */
export interface GgzFunctionalImpact {
  readonly domain: string | null;
  readonly band: 'MILD' | 'MODERATE' | 'SEVERE' | null;
  readonly description: string | null;
  readonly provenance: GgzProvenance;
}

/** behandeldoel (Goal) */
export interface GgzCareGoal {
  readonly category: string | null;
  readonly text: string | null;
  readonly provenance: GgzProvenance;
}

/** crisiscontact (CarePlan) */
export interface GgzCrisisContact {
  readonly dutyPhone: string | null;
  readonly plan: string | null;
  readonly provenance: GgzProvenance;
}

/** medicatie (MedicationRequest) */
export interface GgzMedication {
  readonly text: string | null;
  readonly dosage: string | null;
  readonly provenance: GgzProvenance;
}

/** The lists of a family member that the GGZ fills, by the name of their field in the contract. */
export interface GgzRecords {
  readonly ggzEpisodes: readonly GgzEpisode[];
  readonly ggzPractitioners: readonly GgzPractitioner[];
  readonly ggzDiagnoses: readonly GgzDiagnosis[];
  readonly ggzFunctionalImpacts: readonly GgzFunctionalImpact[];
  readonly ggzCareGoals: readonly GgzCareGoal[];
  readonly ggzCrisisContacts: readonly GgzCrisisContact[];
  readonly ggzMedications: readonly GgzMedication[];
}

/** The name of one list. */
export type GgzList = keyof GgzRecords;

/** Which fields are asked for about one person, as paths such as `ggzEpisodes.fromYear`; a list of which no path is named is not fetched. */
export type GgzSelection = ReadonlySet<string>;
