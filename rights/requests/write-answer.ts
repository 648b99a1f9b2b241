import type { RightsRequestKind } from '#database/generated/enums.ts';
import type { RightsProblemCode } from '../problems.ts';
import { readText } from '../read-text.ts';
import type { AnswerInput, RefusalGround } from './rights-request.ts';

interface Ground {
  readonly nl: string;
  readonly kinds: readonly RightsRequestKind[];
}

const grounds: Readonly<Record<RefusalGround, Ground>> = {
  LEGAL_TASK: { nl: 'De gegevens zijn nodig voor een wettelijke taak (AVG 17, lid 3, onder b).', kinds: ['ERASURE'] },
  RECORD_KEEPING: {
    nl: 'De wet verplicht om dit dossier te bewaren (AVG 17, lid 3, onder b; Jeugdwet 7.3.8; BW 7:454; Wmo 5.3.4).',
    kinds: ['ERASURE'],
  },
  LEGAL_CLAIM: {
    nl: 'De gegevens zijn nodig voor een rechtsvordering (AVG 17, lid 3, onder e; AVG 21, lid 1).',
    kinds: ['ERASURE', 'OBJECTION'],
  },
  COMPELLING_GROUNDS: {
    nl: 'Er zijn dwingende redenen om de gegevens te gebruiken die zwaarder wegen (AVG 21, lid 1).',
    kinds: ['OBJECTION'],
  },
};

const appeal =
  'Bent u het hier niet mee eens? U kunt een klacht indienen bij de Autoriteit Persoonsgegevens, of naar de rechter gaan (AVG 12, lid 4).';

/**
 * The answer as the person will read it. A refusal of erasure or of an objection names its ground, which must fit the request (AVG 17(3), 21(1)), and every
 * refusal says what the person can do about it (AVG 12(4)).
 */
export function writeAnswer(
  kind: RightsRequestKind,
  { decision, answerNl, ground }: Pick<AnswerInput, 'decision' | 'answerNl' | 'ground'>,
): { readonly text: string } | { readonly wrong: RightsProblemCode } {
  const read = readText(answerNl, 'ANSWER_MISSING');
  if ('wrong' in read) return read;
  const wrong = wrongGround(kind, decision, ground);
  if (wrong !== null) return { wrong };
  return { text: [read.text, ...(ground === null ? [] : [grounds[ground].nl]), ...(decision === 'REFUSED' ? [appeal] : [])].join('\n') };
}

function wrongGround(kind: RightsRequestKind, decision: AnswerInput['decision'], ground: RefusalGround | null): RightsProblemCode | null {
  const needed = decision === 'REFUSED' && (kind === 'ERASURE' || kind === 'OBJECTION');
  if (ground === null) return needed ? 'GROUND_MISSING' : null;
  return needed && grounds[ground].kinds.includes(kind) ? null : 'GROUND_WRONG';
}
