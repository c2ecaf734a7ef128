/** Languages in which a release is explained. */
export type Lang = 'zh' | 'en';

/**
 * Every sentence of the report, both languages side by side, so that a change to one is seen beside the other.
 * `{name}` marks a hole; both languages have the same holes.
 */
export const MESSAGES = {
  'page.kind': { zh: '数据产品发布说明', en: 'Release report' },
  'page.other': { zh: 'English', en: '中文' },
  'page.issued': { zh: '{day} 发布', en: 'Issued {day}' },
  'page.footer': {
    zh: '本页只由已签名的声明生成，不含声明之外的任何内容。',
    en: 'This page was rendered from the signed statement alone and holds nothing that the statement does not.',
  },
  'list.separator': { zh: '、', en: ', ' },
  'text.space': { zh: '', en: ' ' },
  'text.colon': { zh: '：', en: ': ' },

  'notice.waivers': { zh: '豁免：无。没有任何规则被豁免。', en: 'Waivers: none. No rule was set aside.' },
  'notice.internal': {
    zh: '仅供内部使用：没有按任何受众检查过，不得转交他人。',
    en: 'For the owner’s own use: not checked for any audience, not to be passed on.',
  },
  'notice.preview': { zh: '预览版：以下各项未经检查', en: 'Preview: the following has not been checked' },
  'notice.unchecked': { zh: '以下各项未经检查', en: 'The following has not been checked' },
  'notice.rules': { zh: '尚未实现的规则', en: 'Rules that are not built yet' },
  'notice.earlier': { zh: '与以往发布的关系：未检查。', en: 'Earlier releases: not checked.' },
  'notice.earlier.why': {
    zh: '同时持有涉及同一批人的其他发布的人，合在一起看可能得知更多。',
    en: 'Someone who holds another release about the same people may learn more from both together.',
  },
  'notice.classifier': { zh: '自动分类：未运行。', en: 'Classifier: not run.' },
  'notice.classifier.why': {
    zh: '各列的角色由数据所有者声明；没有程序在单元格中查找未声明的标识符。',
    en: 'The roles of the columns are the owner’s declaration; no program has searched the cells for identifiers.',
  },

  'product.title': { zh: '这是什么产品', en: 'What this is' },
  'product.name': { zh: '产品', en: 'Product' },
  'product.version': { zh: '版本', en: 'Version' },
  'product.owner': { zh: '数据所有者', en: 'Owner' },
  'product.release': { zh: '发布编号', en: 'Release' },
  'product.size': { zh: '规模', en: 'Size' },
  'product.size.value': { zh: '{rows} 行，{columns} 列', en: '{rows} rows, {columns} columns' },
  'product.dropped': {
    zh: '源表另有 {count} 列未发布。',
    en: 'Columns of the source that were not released: {count}.',
  },
  'product.files': { zh: '数据文件', en: 'Data files' },
  'product.files.same': {
    zh: '各种格式的内容是同一张表。',
    en: 'Each format holds the same table.',
  },
  'product.file': { zh: '文件', en: 'File' },
  'product.format': { zh: '格式', en: 'Format' },
  'product.bytes': { zh: '大小', en: 'Size' },

  'audience.title': { zh: '谁可以获得', en: 'Who may have it' },
  'audience.channel': { zh: '供给方式', en: 'Channel' },
  'audience.opening': { zh: '开放：任何人都可以获得并长期持有。', en: 'Opening: everyone may have it and keep it.' },
  'audience.sharing': {
    zh: '共享：仅限约定的部门，用于约定的职责。',
    en: 'Sharing: the named departments only, for the duty they named.',
  },
  'audience.authorised-operation': {
    zh: '授权运营：仅限获得授权的运营机构，按协议使用。',
    en: 'Authorised operation: the licensed operator only, as agreed.',
  },
  'audience.internal': {
    zh: '内部：仅供数据所有者自用。',
    en: 'Internal: for the owner’s own use only.',
  },
  'audience.other': { zh: '供给方式“{kind}”。', en: 'Channel “{kind}”.' },
  'audience.licence': { zh: '许可', en: 'Licence' },
  'audience.licence.none': { zh: '未声明', en: 'none stated' },
  'audience.approvals': { zh: '批准', en: 'Approvals' },
  'audience.approvals.none': {
    zh: '无：本版本尚不要求批准',
    en: 'none: this version does not ask for any yet',
  },
  'audience.approval': { zh: '{role}，{day}', en: '{role}, {day}' },

  'protection.title': { zh: '靠什么保护', en: 'What protects it' },
  'protection.unit': { zh: '保护对象', en: 'Whose privacy counts' },
  'protection.unit.rows': {
    zh: '每一行。产品没有说明哪些行属于同一个人，所以按行计数。',
    en: 'Each row. The product does not say which rows belong to one person, so rows are counted.',
  },
  'protection.unit.people': {
    zh: '每一个人。源表的“{column}”列相同的行算作同一个人；该列用于计数。',
    en: 'Each person. Rows with the same {column} in the source are one person; that column serves to count.',
  },
  'protection.classes': { zh: '如何分组', en: 'How rows are grouped' },
  'protection.classes.of': {
    zh: '准标识符 {columns} 取值全部相同的行组成一个等价类。仅凭某人的这些特征，只能找到他所在的类，而不是他的那一行。',
    en: 'Rows with equal values in every quasi-identifier ({columns}) form a class. These traits of a person alone lead to the class, but not to the row.',
  },
  'protection.classes.none': {
    zh: '没有声明准标识符，因此所有行构成一个类。',
    en: 'No column was declared a quasi-identifier, so all rows form one class.',
  },
  'protection.guarantees': { zh: '保证', en: 'Guarantees' },
  'protection.guarantees.none': {
    zh: '没有声明任何隐私模型：没有任何保证。',
    en: 'No privacy model was stated: nothing is guaranteed.',
  },
  'guarantee.k-anonymity': { zh: 'k-匿名，k = {k}', en: 'k-anonymity, k = {k}' },
  'guarantee.k-anonymity.rows': {
    zh: '每个等价类至少有 {k} 行。',
    en: 'Every class holds at least {k} rows.',
  },
  'guarantee.k-anonymity.people': {
    zh: '每个等价类至少有 {k} 个不同的人。',
    en: 'Every class holds at least {k} different people.',
  },
  'guarantee.l-diversity.rows': {
    zh: '每个等价类的 {column} 至少有 {l} 个代表充分的值：知道某人属于该类，仍不能断定其值。',
    en: 'In every class {column} has at least {l} well-represented values: knowing the class of a person does not tell the value.',
  },
  'guarantee.l-diversity.people': {
    zh: '每个等价类中，{column} 的任何一个值都不为超过 {l} 分之一的人所有。',
    en: 'In every class no value of {column} is held by more than one in {l} of its people.',
  },
  'guarantee.t-closeness.rows': {
    zh: '每个等价类中 {column} 的分布与全表的分布相差不超过 {t}。',
    en: 'In every class the distribution of {column} is within {t} of that of the whole table.',
  },
  'guarantee.t-closeness.people': {
    zh: '按人计，每个等价类中 {column} 的分布与全表的分布相差不超过 {t}。',
    en: 'Counted by people, in every class the distribution of {column} is within {t} of that of the whole table.',
  },
  'guarantee.other': {
    zh: '隐私模型“{model}”成立。',
    en: 'The privacy model “{model}” holds.',
  },
  'guarantee.unit.rows': { zh: '按行计', en: 'by rows' },
  'guarantee.unit.people': { zh: '按人计', en: 'by people' },
  'guarantee.necessary': {
    zh: '这是旁边按人计的保证的必要条件，单独并不充分。',
    en: 'Necessary for the guarantee by people beside it; not enough by itself.',
  },
  'grade.recomputed': { zh: '可复算', en: 'recomputed' },
  'grade.recomputed.means': {
    zh: '任何人都能根据发布的文件重新计算。',
    en: 'Anyone can recount this from the released files.',
  },
  'grade.derived': { zh: '可推导', en: 'derived' },
  'grade.derived.means': {
    zh: '由签名的参数推得；运行时确实遵守了这些参数，则由签名方担保。',
    en: 'Follows from signed parameters; that the run kept to them is the signer’s word.',
  },
  'grade.attested': { zh: '签名方担保', en: 'attested' },
  'grade.attested.means': {
    zh: '由签名方担保：发布的文件无法证明这一点，也不公布任何数字；持有源表的审计方可以重新核对。',
    en: 'The signer’s word: the released files cannot show it, and no number is published. An auditor who has the source can repeat the count.',
  },
  'evidence.title': { zh: '等价类的大小（按行计）', en: 'Sizes of the classes, in rows' },
  'evidence.rows': { zh: '行数', en: 'rows' },
  'evidence.classes': { zh: '等价类', en: 'classes' },
  'evidence.smallest': { zh: '最小的类（行）', en: 'rows in the smallest class' },
  'evidence.risk': { zh: '在类中猜中某一行的最大概率', en: 'best odds of picking the right row' },
  'evidence.risk.value': { zh: '1/{size}', en: '1 in {size}' },
  'evidence.chart.title': { zh: '各种大小的等价类有多少个', en: 'How many classes there are of each size' },
  'evidence.chart.desc': {
    zh: '柱状图：{classes} 个等价类，最小 {smallest} 行，最大 {largest} 行；数值见旁边的表。',
    en: 'Bar chart: {classes} classes, the smallest of {smallest} rows, the largest of {largest}; the table beside it has the numbers.',
  },
  'evidence.axis': { zh: '类的大小（行）', en: 'rows in the class' },
  'evidence.size': { zh: '大小', en: 'Size' },
  'evidence.number': { zh: '类数', en: 'Classes' },
  'evidence.in': { zh: '行数', en: 'Rows' },
  'evidence.share': { zh: '占比', en: 'Share' },
  'evidence.empty': { zh: '发布的表没有任何行。', en: 'The released table has no rows.' },
  'protection.how': { zh: '如何做到', en: 'How it was done' },
  'protection.suppression': { zh: '抑制', en: 'Suppression' },
  'protection.suppression.drop': {
    zh: '为满足上述保证，最多可以删去 {rows} 的行和 {people} 的人。实际比例在上限之内：由签名方担保，不公布数字。',
    en: 'To meet the guarantees, up to {rows} of the rows and {people} of the people could be left out. The share that was is within the limit: attested, no number is published.',
  },
  'protection.suppression.keep': {
    zh: '为满足上述保证，最多可以抑制 {rows} 的行和 {people} 的人；被抑制的行仍在表中，准标识符写作“*”，敏感值保留。实际比例在上限之内：由签名方担保，不公布数字。',
    en: 'To meet the guarantees, up to {rows} of the rows and {people} of the people could be suppressed; such rows stay in the table with “*” for their quasi-identifiers and keep their sensitive values. The share is within the limit: attested, no number is published.',
  },
  'protection.suppression.failing': {
    zh: '此外，为满足敏感列的模型，最多还可删除 {failing}。',
    en: 'Beside them, up to {failing} could go for the models over sensitive columns.',
  },
  'protection.assumed': { zh: '假设', en: 'Assumed' },
  'protection.assumed.other-sensitive-columns-unknown': {
    zh: '每个敏感列单独受保护：假设攻击者不知道同一行的其他敏感值。',
    en: 'Each sensitive column is protected by itself: an attacker is assumed not to know the other sensitive values of a row.',
  },
  'protection.search': { zh: '泛化层级的选择', en: 'Choice of levels' },
  'protection.search.quasi': {
    zh: '方法“{method}”，只看准标识符，不看敏感值。',
    en: 'By “{method}”, which saw the quasi-identifiers and no sensitive value.',
  },
  'protection.search.all': {
    zh: '方法“{method}”，看过全部列，包括敏感值；所选的层级本身可能透露少许信息。',
    en: 'By “{method}”, which saw every column, sensitive ones too; the choice itself may tell a little about them.',
  },
  'protection.search.loss': {
    zh: '在满足保证的前提下，使信息损失“{loss}”最小。',
    en: 'Among the choices that meet the guarantees it took one with the least loss, measured as “{loss}”.',
  },
  'protection.gate': { zh: '通过的规则', en: 'Rules passed' },
  'protection.gate.preset': { zh: '预设 {preset}', en: 'preset {preset}' },

  'columns.title': { zh: '各列', en: 'Columns' },
  'columns.name': { zh: '列', en: 'Column' },
  'columns.type': { zh: '类型', en: 'Type' },
  'columns.role': { zh: '角色', en: 'Role' },
  'columns.operation': { zh: '处理', en: 'Operation' },
  'columns.level': { zh: '层级', en: 'Level' },
  'columns.from': { zh: '来自', en: 'From' },
  'columns.level.note': {
    zh: '层级 0 为原值，数字越大越粗。',
    en: 'Level 0 is the raw value; higher is coarser.',
  },
  'columns.outside': { zh: '准标识符之外的列', en: 'Columns outside the quasi-identifiers' },
  'columns.outside.none': {
    zh: '没有：发布的每一列都是准标识符。',
    en: 'None: every released column is a quasi-identifier.',
  },
  'columns.outside.means': {
    zh: '分组时不看这些列，按组计数的保证不涉及它们。若有人从别处知道其中某列的值，就可能在类中找到对应的行。',
    en: 'Classes are formed without these columns, and guarantees that count classes do not cover them. Someone who knows such a value from elsewhere may pick out the row within its class.',
  },
  'columns.sensitive.open': {
    zh: '没有任何保证限制一个类透露多少关于这些敏感列的信息：{columns}。若一个类中的值全都相同，就会泄露类中每个人的值。',
    en: 'No guarantee limits what a class tells about these sensitive columns: {columns}. Where all values of a class are equal, it gives away that of everyone in it.',
  },
  'columns.linking': {
    zh: '这些列是直接标识符的假名或其变换：{columns}。它们不显示身份，却能把同一个人的各行连在一起。',
    en: 'These columns stand for direct identifiers: {columns}. They do not show who someone is, but they link the rows of a person.',
  },
  'operation.keep': { zh: '保留原值', en: 'kept as it is' },
  'operation.generalize': { zh: '泛化', en: 'generalised' },
  'operation.band': { zh: '分段', en: 'put into bands' },
  'operation.recode': { zh: '按代码表转码', en: 'mapped to a current code list' },
  'operation.round': { zh: '舍入', en: 'rounded' },
  'operation.pseudonym': { zh: '带密钥的假名', en: 'keyed pseudonym' },
  'role.direct': { zh: '直接标识符', en: 'direct identifier' },
  'role.quasi': { zh: '准标识符', en: 'quasi-identifier' },
  'role.sensitive': { zh: '敏感', en: 'sensitive' },
  'role.insensitive': { zh: '非敏感', en: 'insensitive' },
  'type.string': { zh: '文本', en: 'text' },
  'type.integer': { zh: '整数', en: 'integer' },
  'type.decimal': { zh: '小数', en: 'decimal' },
  'type.boolean': { zh: '是/否', en: 'yes/no' },
  'type.date': { zh: '日期', en: 'date' },
  'type.timestamp': { zh: '时间', en: 'timestamp' },

  'verify.title': { zh: '如何自行核对', en: 'How to check it yourself' },
  'verify.command': {
    zh: '向发布方索取公钥（不要用随发布文件附带的公钥），然后离线运行：',
    en: 'Get the publisher’s public key from a source you trust, not from the release itself. Then, offline:',
  },
  'verify.does': {
    zh: '它核对签名和每个文件的字节，从数据文件重新计算所有“可复算”的保证，并逐项列出“签名方担保”而未核对的内容。',
    en: 'It checks the signature and the bytes of every file, recounts each guarantee graded “recomputed” from the data files, and lists what is attested and was not checked.',
  },
  'verify.sums': {
    zh: '只核对文件的字节（不核对签名），任何系统都可以：',
    en: 'For the bytes of the files alone, without the signature, any system will do:',
  },
  'origin.title': { zh: '出处与摘要', en: 'Origin and digests' },
  'origin.engine': { zh: '计算引擎', en: 'Engine' },
  'origin.candidate': { zh: '候选摘要', en: 'Candidate digest' },
  'origin.candidate.means': {
    zh: '批准所针对的内容：数据、产品和保证的规范 JSON 的 SHA-256。',
    en: 'What approvals sign: SHA-256 of the canonical JSON of data, product and guarantees.',
  },
  'origin.product': { zh: '产品文件摘要', en: 'Digest of product.json' },
  'origin.preset': { zh: '预设摘要', en: 'Digest of the preset' },
  'origin.data': { zh: '逻辑摘要', en: 'Logical digest of the table' },
  'origin.inputs': { zh: '源表承诺', en: 'Commitments to the sources' },
  'origin.inputs.means': {
    zh: '以本次发布的随机密钥计算的 HMAC-SHA-256：不透露内容，持有密钥的审计方可以核对。',
    en: 'HMAC-SHA-256 under a random key of this release: it tells nothing of the content, and an auditor with the key can check it.',
  },

  'rule.G01': { zh: '产品文件严格有效，且先于数据固定', en: 'product file is strict and fixed before data is read' },
  'rule.G02': { zh: '一数一源，且已登记', en: 'one authoritative source, registered' },
  'rule.G03': { zh: '每列均已声明并可追溯', en: 'every column is declared and traced' },
  'rule.G04': { zh: '供给方式所需的事实齐备', en: 'facts that the channel asks for' },
  'rule.G05': { zh: '重要数据与商业秘密', en: 'important data and trade secrets' },
  'rule.G06': { zh: '隐私模型在回读的字节上成立', en: 'privacy models hold on the bytes read back' },
  'rule.G07': { zh: '小单元格与优势度', en: 'small cells and dominance' },
  'rule.G08': { zh: '模拟攻击', en: 'simulated attacks' },
  'rule.G09': { zh: '差分隐私预算', en: 'differential-privacy budget' },
  'rule.G10': { zh: '抑制量与可用性', en: 'suppression and utility' },
  'rule.G11': { zh: '文件中没有多余的字节', en: 'no stray bytes in the files' },
  'rule.G12': { zh: '条款与价格', en: 'terms and price' },
  'rule.G13': { zh: '泄露溯源标记', en: 'fingerprint against leaks' },
  'rule.G14': { zh: '由他人批准', en: 'approvals by others than the author' },
  'rule.G15': { zh: '写入公开日志', en: 'entry in the log' },
  'rule.G16': { zh: '豁免', en: 'waivers' },
} as const satisfies Readonly<Record<string, Readonly<Record<Lang, string>>>>;

export type MessageKey = keyof typeof MESSAGES;
