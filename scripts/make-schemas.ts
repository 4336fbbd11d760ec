/**
 * Makes the JSON Schemas of the data files from the contract, for editors and for whoever writes a site file.
 * Run: `node scripts/make-schemas.ts`
 */
import { z } from 'zod';
import { staffFileSchema } from '../electron/contract/attendant.ts';
import {
  dictionarySchema,
  placeListSchema,
  serviceItemSchema,
  siteLevelSchema,
  sitePlaceSchema,
} from '../electron/contract/catalogue.ts';
import { deviceProfileSchema } from '../electron/contract/device-profiles/device-profile.ts';
import { officesSchema } from '../electron/contract/elsewhere.ts';
import { localFactsSchema } from '../electron/contract/local-facts.ts';
import { premiumTableSchema } from '../electron/contract/premium.ts';
import { servicePackageSchema } from '../electron/contract/service-package.ts';
import { siteFileSchema } from '../electron/contract/site.ts';
import {
  voucherChannelsSchema,
  voucherDecodingSchema,
  voucherFamilySchema,
} from '../electron/contract/voucher.ts';
import { workingDaysSchema } from '../electron/contract/working-days.ts';
import { writeData } from './write-data.ts';

/** What a schema file is about, and what it is made from. */
interface SchemaFile {
  readonly title: string;
  readonly schema: z.ZodType;
}

/** Every schema file of the project, by its path. */
export const SCHEMA_FILES: Readonly<Record<string, SchemaFile>> = {
  'resources/site.schema.json': { title: '站点文件 site.json', schema: siteFileSchema },
  'resources/sites/levels.schema.json': { title: '服务层级清单', schema: z.array(siteLevelSchema) },
  'resources/sites/places.schema.json': { title: '地区', schema: z.array(sitePlaceSchema) },
  'resources/sites/elsewhere.schema.json': { title: '别处能办', schema: officesSchema },
  'resources/sites/local/local.schema.json': { title: '当地的说法', schema: localFactsSchema },
  'resources/services/service.schema.json': { title: '服务事项', schema: serviceItemSchema },
  'resources/devices/device.schema.json': { title: '设备型号档案', schema: deviceProfileSchema },
  'resources/assisted/staff.schema.json': { title: '人员文件', schema: staffFileSchema },
  'resources/voucher/channels.schema.json': { title: '医保码渠道', schema: voucherChannelsSchema },
  'resources/voucher/decoding.schema.json': { title: '医保码解码答复', schema: voucherDecodingSchema },
  'resources/voucher/family.schema.json': { title: '亲情账户', schema: voucherFamilySchema },
  'resources/lists/list.schema.json': { title: '各地不同的名单', schema: placeListSchema },
  'resources/packages/package.schema.json': { title: '一件事', schema: servicePackageSchema },
  'resources/premium/premium.schema.json': { title: '居民医保缴费', schema: premiumTableSchema },
  'resources/calendar/working-days.schema.json': { title: '工作日', schema: workingDaysSchema },
  'resources/dictionaries/dictionary.schema.json': { title: '字典', schema: dictionarySchema },
};

/** The JSON Schema (draft 2020-12) of a data file, as its writer meets it: before defaults, unknown fields refused. */
export function jsonSchemaOf({ title, schema }: SchemaFile): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema, title, ...rest };
}

if (import.meta.main) {
  for (const [path, file] of Object.entries(SCHEMA_FILES)) {
    writeData(path, `${JSON.stringify(jsonSchemaOf(file), undefined, 2)}\n`);
  }
}
